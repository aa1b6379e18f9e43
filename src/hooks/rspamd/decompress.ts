import { promisify } from 'node:util';
import { gunzip, inflate, type ZlibOptions, zstdDecompress } from 'node:zlib';

type Decode = (body: Uint8Array, options: Pick<ZlibOptions, 'maxOutputLength'>) => Promise<Uint8Array>;

/** What clients of rspamd compress messages with: `Compression: zstd`, or `Content-Encoding` since version 3.9. */
const DECODERS: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['zstd', promisify(zstdDecompress)],
  ['gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
]);

/** A message out of its compression, or the HTTP status that says why not. */
export type Decompression =
  | { readonly ok: true; readonly content: Uint8Array }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly error: string };

/**
 * A small compressed message can hold gigabytes: what grows beyond `maxBytes` is refused.
 *
 * @param encoding undefined for a message as it is
 */
export async function decompress(
  body: Uint8Array,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Decompression> {
  if (encoding === undefined) return { ok: true, content: body };
  const decode = DECODERS.get(encoding.toLowerCase());
  if (!decode) return { ok: false, status: 415, error: 'Unsupported compression' };
  try {
    return { ok: true, content: await decode(body, { maxOutputLength: maxBytes }) };
  } catch (cause) {
    const large = (cause as { readonly code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    return large
      ? { ok: false, status: 413, error: 'Message is too large' }
      : { ok: false, status: 400, error: 'Message is not compressed as it says' };
  }
}
