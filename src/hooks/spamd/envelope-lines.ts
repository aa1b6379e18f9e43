import type { Envelope } from '../../engine/engine.ts';

/** A message and the lines that a mail server writes above it. */
export interface PrefixedContent {
  /** Bytes before the first header field of the message; empty in most cases. */
  readonly prefix: Uint8Array;
  readonly content: Uint8Array;
  /** What the lines tell; undefined when they tell nothing. */
  readonly envelope: Envelope | undefined;
}

/** Longest prefix that is looked at: thousands of recipients have their addresses in one line. */
const MAX_PREFIX_BYTES = 200_000;

/**
 * Exim's spool in the mbox format: `From MAILER-DAEMON <date>`, then `X-Envelope-From: <a@b>` unless the reverse-path
 * is null, then `X-Envelope-To: c@d, e@f`. Only in this order and directly below the first line, where a sender
 * cannot write.
 */
const PREFIX =
  /^From [^\n]*\n(?<fields>(?:X-Envelope-From:[ \t]*<(?<sender>[^\n>]*)>[ \t]*\r?\n)?X-Envelope-To:(?<recipients>[^\n]*)\n)?/;

/** Takes the lines of Exim, or the mbox line that procmail and others leave, off a message. */
export function splitEnvelopeLines(bytes: Uint8Array): PrefixedContent {
  const start = Buffer.from(bytes.subarray(0, MAX_PREFIX_BYTES)).toString('latin1');
  const match = PREFIX.exec(start);
  const length = match?.[0].length ?? 0;
  const { fields, sender = '', recipients = '' } = match?.groups ?? {};
  return {
    prefix: bytes.subarray(0, length),
    content: bytes.subarray(length),
    envelope: fields === undefined ? undefined : { reversePath: sender, forwardPaths: addresses(recipients) },
  };
}

function addresses(list: string): string[] {
  return list
    .split(',')
    .map((address) => address.trim().replace(/^<|>$/g, ''))
    .filter((address) => address !== '');
}
