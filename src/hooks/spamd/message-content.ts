import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { type Request, requestField } from './request.ts';
import { SpamdError } from './spamd-error.ts';

const inflated = promisify(inflate);

/**
 * The message of a request, decompressed where it was compressed. A small compressed message can hold gigabytes:
 * what grows beyond `maxBytes` is refused. Throws SpamdError.
 */
export async function messageContent(request: Request, maxBytes: number): Promise<Uint8Array> {
  const compression = requestField(request, 'compress')?.toLowerCase();
  if (compression === undefined) return request.body;
  if (compression !== 'zlib') throw new SpamdError('EX_PROTOCOL', 'Bad header line: (unknown compression)');
  if (request.truncated) throw new SpamdError('EX_DATAERR', 'the message is above the size limit');
  try {
    return await inflated(request.body, { maxOutputLength: maxBytes });
  } catch (cause) {
    const large = (cause as { readonly code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new SpamdError('EX_DATAERR', large ? 'the message is above the size limit' : 'not zlib');
  }
}
