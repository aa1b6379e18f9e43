import sharp from 'sharp';
import { calibrate } from '../../src/logos/calibrate.ts';
import { catalogueOf, type LogoCatalogue, type LogoRole } from '../../src/logos/logo-catalogue.ts';
import type { LogoPixels } from '../../src/logos/logo-pixels.ts';
import { logoViews } from '../../src/logos/logo-views.ts';

/** Logos of companies that do not exist. */
export const KITE = '<path d="M20 120 120 20 220 120 120 150Z"/><path d="M120 160 150 220H90Z"/>';
export const BOATS =
  '<path d="M10 150H110L90 200H30ZM50 30V140H10ZM130 150H230L210 200H150ZM190 60V140H230Z"/>';

/** Draws a body of SVG 240 pixels large with room around it. */
export function drawn(body: string, { ink = '#222', ground = '#fff', side = 240 } = {}): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 -20 280 280" width="${side}" height="${side}"><rect x="-20" y="-20" width="280" height="280" fill="${ground}"/><g fill="${ink}">${body}</g></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** A picture as logos are looked for in it. */
export async function pixelsOf(picture: Uint8Array): Promise<LogoPixels> {
  const { data, info } = await sharp(picture)
    .resize({ width: 384, height: 384, fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** A catalogue of drawings by brand. */
export async function catalogueWith(
  bodies: Readonly<Record<string, string>>,
  role: LogoRole = 'brand',
): Promise<LogoCatalogue> {
  const views = await Promise.all(
    Object.entries(bodies).map(async ([brand, body]) => {
      const shapes = logoViews([await pixelsOf(await drawn(body))]);
      return shapes.map((shape) => ({ ...shape, brand, role, threshold: calibrate(shape, []).threshold }));
    }),
  );
  return catalogueOf(views.flat());
}
