import { decodeBytes } from '../../message/charset.ts';
import { type BodyPart, fieldValues, type Message } from '../../message/message.ts';
import type { Signal } from '../signal.ts';

/** What the table of our banner begins with. */
const MARK = 'class="cf-banner"';

/** What the text of our banner begins with: a symbol in brackets, and a rule below the headline. */
const TEXT_BANNER = /^\[(?:i|!|!!)\] [^\n]{1,200}\n(?:[^\n]{0,200}\n){0,4}?={60,90}\r?$/m;

/** In every such text; what has none needs no search. */
const RULE = '='.repeat(60);

/** Bytes of text that are searched: nobody reads further. */
const SEARCHED = 200_000;

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
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/plain
 *
 * Hello,
 *
 * [i] Note - This message was checked
 * ========================================================================
 * It really comes from your bank.
 * ========================================================================
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
 * Subject: What is this?
 * Content-Type: text/plain
 *
 * Above some of my mails it says "[!!] Warning – Stop: this is very probably not Lumovia." Is that from you?
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
    const evidence = message.parts.map(forgedBannerOf).find((found) => found !== undefined);
    return evidence !== undefined && !passesOn(message) ? [{ where: 'body', evidence }] : [];
  },
};

/** The words that are like ours, further down than at the very start. */
function forgedBannerOf({ mediaType, content }: BodyPart): string | undefined {
  if (content === undefined) return undefined;
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (mediaType === 'text/html')
    return bytes.indexOf(MARK, '<table '.length + 1, 'latin1') === -1 ? undefined : MARK;
  if (mediaType !== 'text/plain' || !bytes.includes(RULE, 0, 'latin1')) return undefined;
  const found = TEXT_BANNER.exec(decodeBytes(bytes.subarray(0, SEARCHED)));
  return found && found.index > 0 ? found[0].split('\n', 1)[0]?.trim() : undefined;
}
