import type { SpamRating } from '../spam-rating.ts';
import { REQUIRED_SCORE } from '../spam-rating.ts';
import type { CommandName } from './request.ts';
import { type SpamdError, SYSEXITS } from './spamd-error.ts';

const FIRST_LINE = 'SPAMD/1.1 0 EX_OK';

/** Clients since this version read `Content-length` in front of every reply that has a body. */
const VERSION_1_3 = 103;

/** Clients since this version read `Content-length` in front of a message. */
const VERSION_1_2 = 102;

export const PONG = Buffer.from('SPAMD/1.5 0 PONG\r\n');

/**
 * The reply as spamd writes it. Which fields it has depends on the client's version; a field too many and Exim
 * "cannot parse spamd output".
 *
 * @param body report, names of rules or message; empty for CHECK
 */
export function formatReply(
  command: CommandName,
  version: number,
  rating: SpamRating,
  body: Uint8Array,
): Buffer {
  const { length, spam } = replyFields(command, version);
  const head = [
    FIRST_LINE,
    ...(length ? [`Content-length: ${body.length}`] : []),
    ...(spam ? [spamLine(rating)] : []),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

function replyFields(
  command: CommandName,
  version: number,
): { readonly length: boolean; readonly spam: boolean } {
  if (command === 'CHECK') return { length: false, spam: true };
  if (command === 'PROCESS' || command === 'HEADERS') {
    return { length: version >= VERSION_1_2, spam: version >= VERSION_1_3 };
  }
  return { length: version >= VERSION_1_3, spam: true };
}

function spamLine({ flagged, score }: SpamRating): string {
  return `Spam: ${flagged ? 'True' : 'False'} ; ${score.toFixed(1)} / ${REQUIRED_SCORE.toFixed(1)}`;
}

/** Score above which rspamd would reject; Exim shows it and decides nothing by it. */
const REJECT_SCORE = 15;

/** The reply to Exim's `variant=rspamd`. `Action` must follow `Metric` at once, or `$spam_action` stays empty. */
export function formatRspamdReply({ flagged, score, symbols }: SpamRating): Buffer {
  const metric = `Metric: default; ${flagged ? 'True' : 'False'}; ${score.toFixed(2)} / ${REJECT_SCORE.toFixed(2)} / 0.0`;
  const lines = [
    'RSPAMD/1.3 0 EX_OK',
    metric,
    `Action: ${flagged ? 'add header' : 'no action'}`,
    ...symbols.map(({ name, weight }) => `Symbol: ${name}(${weight.toFixed(2)})`),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

export function formatError({ status, message }: SpamdError): Buffer {
  return Buffer.from(`SPAMD/1.0 ${SYSEXITS[status]} ${message}\r\n`, 'latin1');
}
