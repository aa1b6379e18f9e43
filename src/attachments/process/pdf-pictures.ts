import { type getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { ATTACHMENT_LIMITS } from '../limits.ts';
import type { Pixels } from './pixels.ts';

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

/** A picture in the words of pdf.js; `data` is the name of one that is kept elsewhere, or its bytes. */
interface PdfPicture {
  readonly width: number;
  readonly height: number;
  readonly data: unknown;
}

/** Milliseconds until pdf.js has a picture ready that it has drawn already. */
const PATIENCE = 200;

/** The largest pictures of a page in which a QR code has room. */
export async function picturesOf(page: Page): Promise<Pixels[]> {
  const drawn = await drawnPictures(page).catch(() => []);
  const large = drawn
    .flatMap((picture) => pixelsOf(picture) ?? [])
    .filter(({ width, height }) => Math.min(width, height) >= ATTACHMENT_LIMITS.pictureSide);
  return large
    .toSorted((left, right) => right.width * right.height - left.width * left.height)
    .slice(0, ATTACHMENT_LIMITS.pagePictures);
}

/** Pictures as they stand among the operators of a page, and those that the operators name. */
async function drawnPictures(page: Page): Promise<PdfPicture[]> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  const drawing: ReadonlySet<number> = new Set([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
  ]);
  const drawn: unknown[] = argsArray.flatMap((args: readonly unknown[] | null, index: number) =>
    drawing.has(fnArray[index] ?? -1) ? [args?.[0]] : [],
  );
  const most = ATTACHMENT_LIMITS.pagePictures * 10;
  const inline = drawn.slice(0, most).filter(isPicture);
  const names = new Set([...drawn.slice(0, most), ...inline.map(({ data }) => data)].filter(isName));
  const kept = await Promise.all([...names].map((name) => keptPicture(page, name)));
  return [...inline, ...kept.filter(isPicture)];
}

function isName(value: unknown): value is string {
  return typeof value === 'string';
}

function isPicture(value: unknown): value is PdfPicture {
  if (typeof value !== 'object' || value === null) return false;
  return 'width' in value && 'height' in value && 'data' in value && typeof value.width === 'number';
}

/** pdf.js never answers for a picture that it could not decode. */
function keptPicture(page: Page, name: string): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE);
    const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
    objects.get(name, (picture: unknown) => {
      clearTimeout(timer);
      resolve(picture);
    });
  });
}

/** One bit per pixel, or one, three or four bytes. */
function pixelsOf({ width, height, data }: PdfPicture): Pixels | undefined {
  if (!ArrayBuffer.isView(data) || width * height > ATTACHMENT_LIMITS.picturePixels) return undefined;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const channels = bytes.length / (width * height);
  if (channels === 1 || channels === 3 || channels === 4) return { width, height, channels, data: bytes };
  const rowBytes = Math.ceil(width / 8);
  if (bytes.length !== rowBytes * height) return undefined;
  const grey = new Uint8Array(width * height);
  for (let pixel = 0; pixel < grey.length; pixel++) {
    const column = pixel % width;
    const byte = bytes[Math.floor(pixel / width) * rowBytes + (column >> 3)] ?? 0;
    grey[pixel] = (byte >> (7 - (column & 7))) & 1 ? 255 : 0;
  }
  return { width, height, channels: 1, data: grey };
}
