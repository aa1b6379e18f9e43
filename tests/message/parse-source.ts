import type { Message } from '../../src/message/message.ts';
import { parseMessage } from '../../src/message/parse-message.ts';
import type { Envelope } from '../../src/message/transaction.ts';

/** Parses a message that is written down as text (as UTF-8) or as bytes. */
export function parseSource(
  source: string | Uint8Array,
  envelope: Envelope = { forwardPaths: [] },
): Promise<Message> {
  const content = typeof source === 'string' ? Buffer.from(source) : source;
  return parseMessage({ client: {}, envelope, content });
}

/** A message with one HTML part. */
export function htmlMessage(html: string): string {
  return `From: Jan <jan@example.org>\r\nSubject: Test\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;
}

/** A message with one plain text part. */
export function textMessage(text: string): string {
  return `From: Jan <jan@example.org>\r\nSubject: Test\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`;
}
