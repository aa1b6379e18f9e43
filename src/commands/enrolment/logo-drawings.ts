import type { Sharp } from 'sharp';
import { LOGO_SIDE, type LogoPixels } from '../../logos/logo-pixels.ts';

/** The longer side in pixels at which a logo is drawn to be enrolled, and the room around it. */
const DRAWN_SIDE = 300;
const ROOM = 30;
/** Resolution at which SVG is one pixel per unit (librsvg). */
const UNIT_DENSITY = 72;

const GROUNDS = ['#ffffff', '#141414'] as const;
const MONOCHROME = '#222222';

/**
 * Draws a logo as it stands in mail: on white, on dark ground, and in one colour where it has transparent parts. The
 * drawing comes from the administrator or from the package of icons; no picture of a message gets here.
 */
export async function drawLogo(drawing: Uint8Array): Promise<LogoPixels[]> {
  const { default: sharp } = await import('sharp');
  const picture = await drawnLarge(drawing);
  const { width, height, hasAlpha } = await sharp(picture).metadata();
  if (!hasAlpha || (await sharp(picture).stats()).isOpaque) return [await pixelsOf(sharp(picture))];
  const alpha = await sharp(picture).extractChannel('alpha').raw().toBuffer();
  const ink = { create: { width, height, channels: 3 as const, background: MONOCHROME } };
  const mono = await sharp(ink)
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
  const grounded = GROUNDS.map((ground) => onGround(sharp(picture), ground));
  return Promise.all([...grounded, onGround(sharp(mono), GROUNDS[0])].map(pixelsOf));
}

/** Draws on white only. */
export async function drawOnWhite(drawing: Uint8Array): Promise<LogoPixels> {
  const { default: sharp } = await import('sharp');
  return pixelsOf(onGround(sharp(await drawnLarge(drawing)), GROUNDS[0]));
}

/** A picture as logos are looked for in it. Throws for what is no picture. */
export async function readPixels(picture: Uint8Array): Promise<LogoPixels> {
  const { default: sharp } = await import('sharp');
  const reduced = sharp(picture, { pages: 1 }).resize({
    width: LOGO_SIDE,
    height: LOGO_SIDE,
    fit: 'inside',
    withoutEnlargement: true,
  });
  return pixelsOf(reduced);
}

async function drawnLarge(drawing: Uint8Array): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const { width, height, format } = await sharp(drawing).metadata();
  const scale = DRAWN_SIDE / Math.max(width, height);
  const density = format === 'svg' ? { density: Math.min(20_000, Math.max(1, UNIT_DENSITY * scale)) } : {};
  return sharp(drawing, density)
    .resize({ width: DRAWN_SIDE, height: DRAWN_SIDE, fit: 'inside' })
    .png()
    .toBuffer();
}

function onGround(picture: Sharp, background: string): Sharp {
  return picture
    .flatten({ background })
    .extend({ top: ROOM, bottom: ROOM, left: ROOM, right: ROOM, background });
}

async function pixelsOf(picture: Sharp): Promise<LogoPixels> {
  const { data, info } = await picture
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
