import sharp, { type Sharp } from 'sharp';

/** A line of text in a picture. */
interface Line {
  readonly text: string;
  /** In pixels; 20 where it is left out. */
  readonly size?: number;
  readonly color?: string;
}

/** What a picture shows. */
export interface Drawing {
  readonly lines: readonly Line[];
  /** White where it is left out. */
  readonly background?: string;
  /** Of all text; black where it is left out. */
  readonly color?: string;
  readonly width?: number;
  /** SVG elements behind the text, from the top left corner: a logo, a frame. */
  readonly behind?: string;
  /** Height in pixels of what stands above the text. */
  readonly top?: number;
}

/** Draws lines of text below each other. */
export function drawn({
  lines,
  background = '#ffffff',
  color = '#111111',
  width = 700,
  behind = '',
  top = 20,
}: Drawing): Sharp {
  let bottom = top;
  const texts = lines.map(({ text, size = 20, color: own = color }) => {
    bottom += size * 1.7;
    return `<text x="30" y="${bottom}" font-size="${size}" fill="${own}">${escaped(text)}</text>`;
  });
  const height = Math.ceil(bottom + 40);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif">`,
    `<rect width="${width}" height="${height}" fill="${background}"/>${behind}${texts.join('')}</svg>`,
  ].join('');
  return sharp(Buffer.from(svg));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
