import type { GreyPicture } from '../attachment-reader.ts';
import { fileType } from '../file-type.ts';
import { ATTACHMENT_LIMITS, WORD_LIMITS } from '../limits.ts';
import type { Pixels } from './pixels.ts';
import { sharp } from './sharp.ts';

type Picture = ReturnType<typeof sharp>;

const DECODED: ReadonlySet<string> = new Set(['png', 'jpeg', 'gif', 'webp']);

/** Decodes the first frame of a picture, reduced. Rejects for what is no picture by its first bytes, or a broken one. */
export function decodePicture(bytes: Uint8Array): Promise<Pixels> {
  if (!DECODED.has(fileType(bytes))) return Promise.reject(new Error('no picture by its first bytes'));
  return reduced(
    sharp(bytes, {
      limitInputPixels: ATTACHMENT_LIMITS.picturePixels,
      failOn: 'none',
      sequentialRead: true,
      pages: 1,
    }),
  );
}

/** A picture of a PDF, reduced like any other. */
export function reducePixels(pixels: Pixels): Promise<Pixels> {
  return reduced(opened(pixels));
}

/** In shades of grey, on white. */
export function greyOf(pixels: Pixels): Promise<Pixels> {
  return rawOf(grey(opened(pixels)), 1);
}

/** In shades of grey, dark on light, and of a size in which letters can be read. */
export async function legible(pixels: Pixels): Promise<GreyPicture> {
  const { side, enlargedSide } = WORD_LIMITS;
  const longest = Math.max(pixels.width, pixels.height);
  const wanted = longest > side ? side : Math.max(longest, Math.min(enlargedSide, longest * 3));
  const sized = grey(opened(pixels)).resize({ width: wanted, height: wanted, fit: 'inside' });
  const { width, height, data } = await rawOf(sized, 1);
  return { width, height, data: isDark(data) ? data.map((shade) => 255 - shade) : data };
}

/** Mean shade below which letters are light on dark. */
const DARK = 110;

function isDark(data: Uint8Array): boolean {
  let sum = 0;
  for (const shade of data) sum += shade;
  return sum < DARK * data.length;
}

/** As small as logos are recognised. */
export function thumbnailOf(pixels: Pixels): Promise<Pixels> {
  const side = ATTACHMENT_LIMITS.logoReducedSide;
  return rawOf(
    opened(pixels).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }),
    4,
  );
}

function opened({ data, width, height, channels }: Pixels): Picture {
  return sharp(data, { raw: { width, height, channels } });
}

function reduced(picture: Picture): Promise<Pixels> {
  const side = ATTACHMENT_LIMITS.pictureReducedSide;
  const small = picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  return rawOf(small.toColourspace('srgb').ensureAlpha(), 4);
}

function grey(picture: Picture): Picture {
  return picture.flatten({ background: '#ffffff' }).greyscale().toColourspace('b-w');
}

async function rawOf(picture: Picture, channels: Pixels['channels']): Promise<Pixels> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels, data };
}
