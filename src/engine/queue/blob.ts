import type { RedisConnection } from './open-redis.ts';

/**
 * So many bytes go through a connection at once. A message of 25 MB in one piece would hold up the event loop at both
 * ends, and Redis between them, for longer than a mail server notices.
 */
const PART_BYTES = 1_048_576;

const COUNT_BYTES = 4;

/** Bytes under a key and, behind the first megabyte, under keys that continue it. All have the same lifetime. */
export interface Blob {
  readonly key: string;
  /** One after the other. */
  readonly pieces: readonly Uint8Array[];
}

/** Writes the parts after the first one first: whoever finds the first finds all. */
export async function putBlob(
  redis: RedisConnection,
  { key, pieces }: Blob,
  lifetimeMs: number,
): Promise<void> {
  const count = partsOf(lengthOf(pieces));
  for (let part = 1; part < count; part++)
    await redis.set(partKey(key, part), Buffer.concat(partOf(pieces, part)), 'PX', lifetimeMs);
  const head = Buffer.allocUnsafe(COUNT_BYTES);
  head.writeUInt32BE(count);
  await redis.set(key, Buffer.concat([head, ...partOf(pieces, 0)]), 'PX', lifetimeMs);
}

/** Bytes of all pieces together. */
export function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/** What of the pieces belongs into one part. */
function partOf(pieces: readonly Uint8Array[], part: number): Uint8Array[] {
  const taken: Uint8Array[] = [];
  let skipped = part * PART_BYTES;
  let wanted = PART_BYTES;
  for (const piece of pieces) {
    const start = Math.min(skipped, piece.length);
    const slice = piece.subarray(start, start + wanted);
    skipped -= start;
    wanted -= slice.length;
    taken.push(slice);
  }
  return taken;
}

/** Undefined when its lifetime is over, or it was removed. What has several parts comes in shared memory. */
export async function getBlob(redis: RedisConnection, key: string): Promise<Buffer | undefined> {
  const first = await redis.getBuffer(key);
  if (!first) return undefined;
  const count = first.readUInt32BE();
  if (count === 1) return first.subarray(COUNT_BYTES);
  // Shared, so that a thread gets it without a copy; and filled piece by piece, never 25 MB at a stretch.
  const whole = Buffer.from(new SharedArrayBuffer(count * PART_BYTES));
  let length = first.copy(whole, 0, COUNT_BYTES);
  for (let part = 1; part < count; part++) {
    const piece = await redis.getBuffer(partKey(key, part));
    if (!piece || length + piece.length > whole.length) return undefined;
    length += piece.copy(whole, length);
  }
  return whole.subarray(0, length);
}

/** @param length of its bytes */
export async function removeBlob(redis: RedisConnection, key: string, length: number): Promise<void> {
  const keys = Array.from({ length: partsOf(length) }, (_, part) => partKey(key, part));
  await redis.unlink(...keys);
}

/** As `removeBlob`, where nobody knows its length. */
export async function removeStoredBlob(redis: RedisConnection, key: string): Promise<void> {
  const head = await redis.getrangeBuffer(key, 0, COUNT_BYTES - 1);
  if (head.length < COUNT_BYTES) return;
  const keys = Array.from({ length: head.readUInt32BE() }, (_, part) => partKey(key, part));
  await redis.unlink(...keys);
}

function partsOf(length: number): number {
  return Math.max(1, Math.ceil(length / PART_BYTES));
}

function partKey(key: string, part: number): string {
  return part === 0 ? key : `${key}:${part}`;
}
