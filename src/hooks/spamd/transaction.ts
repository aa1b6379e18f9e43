import type { Envelope, Transaction } from '../../engine/engine.ts';
import { splitEnvelopeLines } from './envelope-lines.ts';
import type { MessageContent } from './message-content.ts';
import { type Request, requestField } from './request.ts';

/** A message to judge, and what stood above it. */
export interface SpamdTransaction {
  readonly transaction: Transaction;
  readonly prefix: Uint8Array;
  /** The message as it goes back; the transaction may have its beginning only. */
  readonly whole: Uint8Array;
}

/** The transaction of a request with its message, decompressed. At most `maxBytes` of it are judged. */
export function spamdTransaction(
  request: Request,
  message: MessageContent,
  maxBytes: number,
): SpamdTransaction {
  const { prefix, content: whole, envelope } = splitEnvelopeLines(message.bytes);
  const truncated = message.truncated || whole.length > maxBytes;
  const content = whole.subarray(0, maxBytes);
  const transaction = {
    client: request.dialect === 'rspamc' ? clientOf(request) : {},
    envelope: (request.dialect === 'rspamc' && envelopeOf(request)) || (envelope ?? { forwardPaths: [] }),
    content,
    ...(truncated && { truncated }),
  };
  return { transaction, prefix, whole };
}

/** `variant=rspamd` tells the envelope in fields of the request. */
function envelopeOf(request: Request): Envelope | undefined {
  const sender = requestField(request, 'from');
  if (sender === undefined) return undefined;
  const recipients = request.fields.filter(({ name }) => name === 'rcpt');
  return {
    reversePath: withoutBrackets(sender),
    forwardPaths: recipients.map(({ value }) => withoutBrackets(value)),
  };
}

function clientOf(request: Request): Transaction['client'] {
  const address = requestField(request, 'ip');
  const ehloDomain = requestField(request, 'helo');
  const name = requestField(request, 'hostname');
  return { ...(address && { address }), ...(ehloDomain && { ehloDomain }), ...(name && { name }) };
}

function withoutBrackets(path: string): string {
  return path.replace(/^<|>$/g, '');
}
