import { fieldValues, type Message } from '../../message/message.ts';
import type { Signal } from '../signal.ts';

/** What the table of our banner begins with. */
const MARK = 'class="cf-banner"';

/** Answers and forwarded messages quote the banner that their author saw. */
function passesOn(message: Message): boolean {
  if (
    message.quotedText !== '' ||
    /^\s*(?:re|aw|sv|antw|fwd?|wg|tr|doorst|vs|edasi)\s?:/i.test(message.subject)
  ) {
    return true;
  }
  return fieldValues(message, 'references').length > 0 || fieldValues(message, 'in-reply-to').length > 0;
}

/**
 * The sender has put a banner like ours into the message, to make it look checked. A genuine one stands at the very
 * start, when the message has passed this program before, or in what somebody answers or passes on.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <p>Hello</p><table class="cf-banner" role="presentation"><tr><td>This message was checked and is safe.</td></tr></table>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <table class="cf-banner"
 * role="presentation"><tr><td>Caution</td></tr></table><p>Hello</p>
 * --
 * From: Jan Peeters <jan@lab.example>
 * Subject: Fwd: invoice
 * References: <1@mailing.example>
 * Content-Type: text/html
 *
 * <p>Is this real?</p><table class="cf-banner"
 * role="presentation"><tr><td>Caution</td></tr></table><p>Hello</p>
 * ```
 *
 * ## Known limits
 *
 * One at the very start cannot be told from ours; it is taken out when ours is put in.
 */
export const forgedBanner: Signal = {
  id: 'forged-banner',
  question: 'context',
  description: 'The sender has put a banner like ours into the message',

  detect({ message }) {
    const forged = message.parts.some(({ mediaType, content }) => {
      if (mediaType !== 'text/html' || content === undefined) return false;
      const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
      return bytes.indexOf(MARK, '<table '.length + 1, 'latin1') !== -1;
    });
    return forged && !passesOn(message) ? [{ where: 'body', evidence: MARK }] : [];
  },
};
