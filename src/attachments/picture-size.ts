import type { FileType } from './file-type.ts';

/** Width and height in pixels, as the header of a picture says. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Reads the size of a picture without decoding it; undefined where the header is broken. */
export function pictureSize(bytes: Uint8Array, type: FileType): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (type === 'png') return { width: view.getUint32(16), height: view.getUint32(20) };
    if (type === 'gif') return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    if (type === 'webp') return webpSize(view);
    return type === 'jpeg' ? jpegSize(view) : undefined;
  } catch (error) {
    // A header that ends before it says its size.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** RFC 9649: `VP8 ` (lossy), `VP8L` (lossless), `VP8X` (extended). */
function webpSize(view: DataView): PictureSize | undefined {
  switch (view.getUint32(12)) {
    case 0x56503820:
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858:
      return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
    default:
      return undefined;
  }
}

function uint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16);
}

/** ITU-T T.81 §B.1.1: segments from marker to marker; a frame header (SOF) holds the size. */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let offset = 2; offset < view.byteLength; ) {
    const marker = view.getUint16(offset);
    if (marker >>> 8 !== 0xff) return undefined;
    if (isFrameHeader(marker)) {
      return { width: view.getUint16(offset + 7), height: view.getUint16(offset + 5) };
    }
    offset += 2 + Math.max(2, view.getUint16(offset + 2));
  }
  return undefined;
}

function isFrameHeader(marker: number): boolean {
  const isStartOfFrame = marker >= 0xffc0 && marker <= 0xffcf;
  return isStartOfFrame && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc;
}
