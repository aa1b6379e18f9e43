import { EMPTY_READING, type Reading } from '../attachment-reader.ts';
import { ATTACHMENT_LIMITS } from '../limits.ts';
import type { Pixels } from './pixels.ts';
import { readCodes } from './read-codes.ts';
import { sharp } from './sharp.ts';

/** Reads the QR codes of a picture: its first frame. Rejects for what is no picture. */
export async function readPicture(bytes: Uint8Array): Promise<Reading> {
  const picture = sharp(bytes, {
    limitInputPixels: ATTACHMENT_LIMITS.picturePixels,
    failOn: 'none',
    sequentialRead: true,
    pages: 1,
  });
  return { ...EMPTY_READING, codes: await codesIn(picture) };
}

/** Reads the QR codes of a picture that is decoded already. */
export function readPixels({ data, width, height, channels }: Pixels): Promise<string[]> {
  return codesIn(sharp(data, { raw: { width, height, channels } }));
}

/** In grey, on white, and no larger than it takes to read a code. */
async function codesIn(picture: ReturnType<typeof sharp>): Promise<string[]> {
  const side = ATTACHMENT_LIMITS.pictureReducedSide;
  const { data, info } = await picture
    .flatten({ background: '#ffffff' })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return readCodes({ width: info.width, height: info.height, data });
}
