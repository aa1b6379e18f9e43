/** A drawing in SVG that is no logo, with a name for reports. */
export interface DistractorDrawing {
  readonly name: string;
  readonly svg: string;
}

/** Units along each side of a square drawing. */
export const DISTRACTOR_SIDE = 240;

/** A drawing of the given size in the ink of all of them. */
export function svgOf(width: number, height: number, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="#222222">${body}</svg>`;
}
