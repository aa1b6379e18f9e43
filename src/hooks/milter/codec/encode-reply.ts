import { type ByteString, fromByteString } from './byte-string.ts';
import { MAX_CHUNK_BYTES } from './constants.ts';
import type { MacroList, Modification, Reply } from './reply.ts';

const NO_DATA = new Uint8Array(0);

/** The frame of a reply. Throws RangeError for a reply that no mail server could read. */
export function encodeReply(reply: Reply): Uint8Array {
  switch (reply.kind) {
    case 'negotiate':
      return frame('O', negotiation(reply));
    case 'continue':
      return frame('c', NO_DATA);
    case 'accept':
      return frame('a', NO_DATA);
    case 'reject':
      return frame('r', NO_DATA);
    case 'temporary-failure':
      return frame('t', NO_DATA);
    case 'discard':
      return frame('d', NO_DATA);
    case 'reply-code':
      return frame('y', replyCode(reply.text));
    case 'skip':
      return frame('s', NO_DATA);
    case 'progress':
      return frame('p', NO_DATA);
    case 'connection-failure':
      return frame('f', NO_DATA);
    case 'shutdown':
      return frame('4', NO_DATA);
    default:
      return encodeModification(reply);
  }
}

function encodeModification(reply: Modification): Uint8Array {
  switch (reply.kind) {
    case 'add-header':
      return frame('h', strings(reply.name, reply.value));
    case 'insert-header':
      return frame('i', indexed(reply.index, reply.name, reply.value));
    case 'change-header':
      return frame('m', indexed(reply.index, reply.name, reply.value));
    case 'replace-body':
      return frame('b', bodyChunk(reply.chunk));
    case 'add-recipient':
      return reply.parameters === undefined
        ? frame('+', strings(reply.path))
        : frame('2', strings(reply.path, reply.parameters));
    case 'delete-recipient':
      return frame('-', strings(reply.path));
    case 'change-sender':
      return frame(
        'e',
        reply.parameters === undefined ? strings(reply.path) : strings(reply.path, reply.parameters),
      );
    case 'quarantine':
      return frame('q', strings(reply.reason));
  }
}

function frame(code: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(5 + data.length);
  bytes.writeUInt32BE(1 + data.length, 0);
  bytes.write(code, 4, 'latin1');
  bytes.set(data, 5);
  return bytes;
}

function negotiation(reply: Extract<Reply, { kind: 'negotiate' }>): Uint8Array {
  const numbers = [reply.version, reply.actions, reply.protocol].map(uint32);
  return Buffer.concat([...numbers, ...reply.macros.map(macroList)]);
}

function macroList({ stage, names }: MacroList): Uint8Array {
  return Buffer.concat([uint32(stage), strings(names.join(' '))]);
}

function indexed(index: number, name: ByteString, value: ByteString): Uint8Array {
  return Buffer.concat([uint32(index), strings(name, value)]);
}

/** Mail servers read the text as a format: a lone `%` would be one too. */
function replyCode(text: ByteString): Uint8Array {
  if (!/^[45][0-9]{2}[ -]/.test(text)) throw new RangeError('a reply code is 4xx or 5xx');
  return strings(text.replaceAll('%', '%%'));
}

function bodyChunk(chunk: Uint8Array): Uint8Array {
  if (chunk.length > MAX_CHUNK_BYTES) throw new RangeError('a body chunk above the size limit');
  return chunk;
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value, 0);
  return bytes;
}

function strings(...values: readonly ByteString[]): Uint8Array {
  // A NUL would end the string early, and the rest be read as the next one.
  if (values.some((value) => value.includes('\0'))) throw new RangeError('a string with a NUL');
  return fromByteString(values.map((value) => `${value}\0`).join(''));
}
