import { type ByteString, toByteString } from './byte-string.ts';
import type { Command, Peer } from './command.ts';
import type { Frame } from './frame-reader.ts';
import { MilterProtocolError } from './protocol-error.ts';

const OFFER_BYTES = 12;
const PORT_BYTES = 2;

const DECODERS: ReadonlyMap<string, (data: Uint8Array) => Command> = new Map([
  ['O', decodeNegotiate],
  ['D', decodeMacros],
  ['C', decodeConnect],
  ['H', (data) => ({ kind: 'helo', name: decodeString(data) })],
  ['M', (data) => ({ kind: 'mail', ...decodePath(data) })],
  ['R', (data) => ({ kind: 'recipient', ...decodePath(data) })],
  ['T', (data) => withoutData({ kind: 'data' }, data)],
  ['U', (data) => ({ kind: 'unknown', command: decodeString(data) })],
  ['L', decodeHeader],
  ['N', (data) => withoutData({ kind: 'end-of-header' }, data)],
  ['B', (chunk) => ({ kind: 'body', chunk })],
  ['E', (chunk) => ({ kind: 'end-of-message', chunk })],
  ['A', (data) => withoutData({ kind: 'abort' }, data)],
  ['Q', (data) => withoutData({ kind: 'quit' }, data)],
  ['K', (data) => withoutData({ kind: 'quit-new-connection' }, data)],
] satisfies readonly [string, (data: Uint8Array) => Command][]);

/** The command in a frame from a mail server. Throws MilterProtocolError. */
export function decodeCommand({ code, data }: Frame): Command {
  const decode = DECODERS.get(code);
  if (!decode) throw new MilterProtocolError('a command that is not in the protocol');
  return decode(data);
}

function decodeNegotiate(data: Uint8Array): Command {
  // Later versions may append to the offer, as filters do with macro lists; fewer bytes are no offer.
  if (data.length < OFFER_BYTES) throw new MilterProtocolError('a negotiation that is too short');
  const view = new DataView(data.buffer, data.byteOffset);
  return {
    kind: 'negotiate',
    version: view.getUint32(0),
    actions: view.getUint32(4),
    protocol: view.getUint32(8),
  };
}

/** Names and values by turns. Mail servers send bare packets and odd counts: a missing value is empty. */
function decodeMacros(data: Uint8Array): Command {
  const macros = new Map<ByteString, ByteString>();
  const strings = toByteString(data.subarray(1)).split('\0');
  for (let index = 0; index < strings.length; index += 2) {
    const name = strings[index];
    if (name) macros.set(name, strings[index + 1] ?? '');
  }
  return { kind: 'macros', stage: toByteString(data.subarray(0, 1)), macros };
}

function decodeConnect(data: Uint8Array): Command {
  const end = data.indexOf(0);
  if (end < 0 || end + 1 >= data.length) throw new MilterProtocolError('a connection without a family');
  const family = String.fromCharCode(data[end + 1] ?? 0);
  const hostname = toByteString(data.subarray(0, end));
  return { kind: 'connect', hostname, peer: decodePeer(family, data.subarray(end + 2)) };
}

function decodePeer(family: string, data: Uint8Array): Peer {
  if (family === 'U') return { family: 'unknown' };
  if (data.length < PORT_BYTES) throw new MilterProtocolError('a connection without a port');
  const port = new DataView(data.buffer, data.byteOffset).getUint16(0);
  const address = decodeString(data.subarray(PORT_BYTES));
  if (address.includes('\0')) throw new MilterProtocolError('data after the address of a connection');
  if (family === 'L') return { family: 'unix', path: address };
  if (family === '4') return { family: 'inet', address: bareAddress(address), port };
  if (family === '6') return { family: 'inet6', address: bareAddress(address), port };
  throw new MilterProtocolError('a connection of an unknown family');
}

/** Sendmail writes `IPv6:2001:db8::1`, others brackets. */
function bareAddress(address: string): string {
  return address.replace(/^\[|\]$/g, '').replace(/^IPv6:/i, '');
}

function decodePath(data: Uint8Array): { readonly path: ByteString; readonly parameters: ByteString[] } {
  const [path = '', ...parameters] = decodeString(data).split('\0');
  return { path, parameters };
}

/**
 * A name up to the first NUL, a value up to the last. A NUL within the value stays in it: were it an error, a
 * sender could end the conversation with one byte, and the mail server might deliver the message unexamined.
 */
function decodeHeader(data: Uint8Array): Command {
  const text = decodeString(data);
  const end = text.indexOf('\0');
  if (end < 0) throw new MilterProtocolError('a header field without a value');
  return { kind: 'header', name: text.slice(0, end), value: text.slice(end + 1) };
}

/** Everything before the NUL at the end. */
function decodeString(data: Uint8Array): ByteString {
  if (data.at(-1) !== 0) throw new MilterProtocolError('a string without an end');
  return toByteString(data.subarray(0, -1));
}

function withoutData(command: Command, data: Uint8Array): Command {
  if (data.length > 0) throw new MilterProtocolError('data after a command that has none');
  return command;
}
