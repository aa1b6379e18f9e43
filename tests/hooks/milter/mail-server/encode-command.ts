import type { Command, Peer } from '../../../../src/hooks/milter/codec/command.ts';

/** A command as a mail server writes it on the wire. */
export function encodeCommand(command: Command): Buffer {
  switch (command.kind) {
    case 'negotiate':
      return frame('O', uint32(command.version), uint32(command.actions), uint32(command.protocol));
    case 'macros':
      return frame('D', bytes(command.stage), strings(...[...command.macros].flat()));
    case 'connect':
      return frame('C', strings(command.hostname), peer(command.peer));
    case 'helo':
      return frame('H', strings(command.name));
    case 'mail':
      return frame('M', strings(command.path, ...command.parameters));
    case 'recipient':
      return frame('R', strings(command.path, ...command.parameters));
    case 'unknown':
      return frame('U', strings(command.command));
    case 'header':
      return frame('L', strings(command.name, command.value));
    case 'body':
      return frame('B', command.chunk);
    case 'end-of-message':
      return frame('E', command.chunk);
    default:
      return frame(BARE[command.kind]);
  }
}

const BARE = { data: 'T', 'end-of-header': 'N', abort: 'A', quit: 'Q', 'quit-new-connection': 'K' } as const;

const FAMILY = { unknown: 'U', unix: 'L', inet: '4', inet6: '6' } as const;

function peer(from: Peer): Buffer {
  const family = bytes(FAMILY[from.family]);
  if (from.family === 'unknown') return family;
  if (from.family === 'unix') return Buffer.concat([family, uint16(0), strings(from.path)]);
  return Buffer.concat([family, uint16(from.port), strings(from.address)]);
}

/** Any frame, well-formed or not. */
export function frame(code: string, ...data: readonly Uint8Array[]): Buffer {
  const payload = Buffer.concat([bytes(code), ...data]);
  return Buffer.concat([uint32(payload.length), payload]);
}

/** Latin1 characters as bytes. */
export function bytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function strings(...values: readonly string[]): Buffer {
  return bytes(values.map((value) => `${value}\0`).join(''));
}

function uint16(value: number): Buffer {
  const encoded = Buffer.alloc(2);
  encoded.writeUInt16BE(value);
  return encoded;
}

function uint32(value: number): Buffer {
  const encoded = Buffer.alloc(4);
  encoded.writeUInt32BE(value);
  return encoded;
}
