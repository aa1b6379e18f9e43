import type { Command } from './command.ts';
import { PROTOCOL } from './constants.ts';

/** Commands that are answered unless the bit is agreed. */
const NO_REPLY_BIT: ReadonlyMap<Command['kind'], number> = new Map<Command['kind'], number>([
  ['connect', PROTOCOL.noReplyConnect],
  ['helo', PROTOCOL.noReplyHelo],
  ['mail', PROTOCOL.noReplyMail],
  ['recipient', PROTOCOL.noReplyRecipient],
  ['data', PROTOCOL.noReplyData],
  ['unknown', PROTOCOL.noReplyUnknown],
  ['header', PROTOCOL.noReplyHeader],
  ['end-of-header', PROTOCOL.noReplyEndOfHeader],
  ['body', PROTOCOL.noReplyBody],
]);

/**
 * Whether the mail server waits for an answer to a command under the agreed protocol bits.
 *
 * One answer too many shifts all that follow: Postfix then takes an early "continue" for the verdict and
 * delivers the message unmodified, without a line in its log.
 */
export function expectsReply(kind: Command['kind'], protocol: number): boolean {
  if (kind === 'negotiate' || kind === 'end-of-message') return true;
  const bit = NO_REPLY_BIT.get(kind);
  return bit !== undefined && (protocol & bit) === 0;
}
