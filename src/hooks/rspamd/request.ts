import type { IncomingHttpHeaders } from 'node:http';
import type { Envelope, Transaction } from '../../engine/engine.ts';

/** What a client of rspamd tells in the fields of its request. */
export interface RspamdRequest {
  readonly client: Transaction['client'];
  readonly envelope: Envelope;
  /** How the client takes a changed message; undefined when it takes none. */
  readonly rewriting: 'body' | 'message' | undefined;
  /** How the message is compressed; undefined when it is not. */
  readonly encoding: string | undefined;
}

/** Reads the fields; Node has joined repeated ones with a comma. */
export function readRspamdRequest(headers: IncomingHttpHeaders): RspamdRequest {
  const sender = text(headers, 'from');
  const reversePath = sender === undefined ? undefined : path(sender);
  return {
    client: clientOf(headers),
    envelope: { ...(reversePath !== undefined && { reversePath }), forwardPaths: recipients(headers) },
    rewriting: rewriting(list(headers, 'flags')),
    encoding: text(headers, 'content-encoding') ?? text(headers, 'compression'),
  };
}

function clientOf(headers: IncomingHttpHeaders): Transaction['client'] {
  const address = withoutPort(text(headers, 'ip') ?? '');
  const ehloDomain = text(headers, 'helo');
  const name = text(headers, 'hostname');
  return {
    ...(address && { address }),
    ...(name && name !== 'unknown' && { name }),
    ...(ehloDomain && { ehloDomain }),
  };
}

/** rspamd_proxy writes `127.0.0.1:39986`. */
function withoutPort(address: string): string {
  const bracketed = /^\[(?<address>[^\]]+)\]/.exec(address)?.groups?.['address'];
  return bracketed ?? address.replace(/^(?<address>[^:]+):\d+$/, '$<address>');
}

function recipients(headers: IncomingHttpHeaders): string[] {
  return list(headers, 'rcpt').map(path);
}

/** `milter` asks for the body alone, and header fields in the milter block. */
function rewriting(flags: readonly string[]): 'body' | 'message' | undefined {
  if (!flags.includes('body_block')) return undefined;
  return flags.includes('milter') ? 'body' : 'message';
}

function list(headers: IncomingHttpHeaders, name: string): string[] {
  return (text(headers, name) ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function text(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value.trim() : value?.join(',');
}

function path(address: string): string {
  return address.replace(/^<|>$/g, '');
}
