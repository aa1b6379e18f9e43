import { setImmediate } from 'node:timers/promises';

/**
 * A new body told by what it has in common with the message it replaces. A banner is some kilobytes, and the attachment
 * below it stays as it was: without this every megabyte would travel back.
 */
export interface BodyDifference {
  /** Offset in the message at which the common beginning starts. */
  readonly start: number;
  /** Bytes of the message from `start` on that the new body begins with. */
  readonly before: number;
  /** Bytes at the end of the message that the new body ends with. */
  readonly after: number;
}

/** The difference, and the bytes between the two common parts. */
export function differenceOf(
  content: Uint8Array,
  body: Uint8Array,
): BodyDifference & { readonly middle: Uint8Array } {
  const [message, wanted] = [view(content), view(body)];
  const start = bodyOffset(message);
  const most = Math.min(message.length - start, wanted.length);
  const before = commonLength(most, (offset, length) =>
    equal(message, start + offset, wanted, offset, length),
  );
  const after = commonLength(most - before, (offset, length) =>
    equal(message, message.length - offset - length, wanted, wanted.length - offset - length, length),
  );
  return { start, before, after, middle: wanted.subarray(before, wanted.length - after) };
}

/** The new body. Rejects with a RangeError when the difference is not one of this message. */
export async function applyDifference(
  content: Uint8Array,
  { start, before, after }: BodyDifference,
  middle: Uint8Array,
): Promise<Uint8Array> {
  if (start + before > content.length || after > content.length) throw new RangeError('another message');
  return joined([content.subarray(start, start + before), middle, content.subarray(content.length - after)]);
}

/** Copied at a stretch; other messages have their turn in between. */
const STRETCH_BYTES = 2_097_152;

async function joined(pieces: readonly Uint8Array[]): Promise<Uint8Array> {
  // Filled to the last byte below.
  const whole = Buffer.allocUnsafe(pieces.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const piece of pieces) {
    for (let start = 0; start < piece.length; start += STRETCH_BYTES) {
      if (end >= STRETCH_BYTES) await setImmediate();
      const stretch = piece.subarray(start, start + STRETCH_BYTES);
      whole.set(stretch, end);
      end += stretch.length;
    }
  }
  return whole;
}

function view({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Behind the first blank line. Where there is none a difference is larger, not wrong. */
function bodyOffset(message: Buffer): number {
  const blank = message.indexOf('\r\n\r\n');
  return blank === -1 ? message.length : blank + 4;
}

function equal(left: Buffer, at: number, right: Buffer, place: number, length: number): boolean {
  return left.compare(right, place, place + length, at, at + length) === 0;
}

/** Large enough that comparing is one call into native code for every 64 kB. */
const BLOCK = 65_536;

/** How many bytes are the same, counted in whole blocks first and then in ever smaller ones. */
function commonLength(most: number, same: (offset: number, length: number) => boolean): number {
  let length = 0;
  for (let block = BLOCK; block >= 1; block = Math.floor(block / 2)) {
    while (length + block <= most && same(length, block)) length += block;
  }
  return length;
}
