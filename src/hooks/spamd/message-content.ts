import { createInflate } from 'node:zlib';
import { type Request, requestField } from './request.ts';
import { SpamdError } from './spamd-error.ts';

/** The message of a request. */
export interface MessageContent {
  readonly bytes: Uint8Array;
  /** True when `bytes` are only the beginning. */
  readonly truncated: boolean;
}

/**
 * The message of a request, decompressed where it was compressed. A small compressed message can hold gigabytes: what
 * is beyond `maxBytes` is left out. Throws SpamdError for what is not compressed as it says.
 */
export async function messageContent(request: Request, maxBytes: number): Promise<MessageContent> {
  const { body, truncated } = request;
  const compression = requestField(request, 'compress')?.toLowerCase();
  if (compression === undefined) return { bytes: body, truncated };
  if (compression !== 'zlib') throw new SpamdError('EX_PROTOCOL', 'Bad header line: (unknown compression)');
  return inflated(request, maxBytes);
}

async function inflated({ body, truncated }: Request, maxBytes: number): Promise<MessageContent> {
  const stream = createInflate();
  stream.end(body);
  const chunks: Uint8Array[] = [];
  let room = maxBytes;
  try {
    for await (const chunk of stream) {
      if (chunk.length > room)
        return { bytes: Buffer.concat([...chunks, chunk.subarray(0, room)]), truncated: true };
      chunks.push(chunk);
      room -= chunk.length;
    }
  } catch {
    // The end is missing where it was left out; everything before it is there.
    if (!truncated) throw new SpamdError('EX_DATAERR', 'not zlib');
  }
  return { bytes: Buffer.concat(chunks), truncated };
}
