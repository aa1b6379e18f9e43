import type { Mailbox } from '../../message/mailbox.ts';
import { formatAddrSpec } from '../../message/mailbox.ts';
import { discussionListField } from '../../message/mailing-list.ts';
import type { Signal } from '../signal.ts';

/** A greeting stands within this many characters. */
const HEAD = 400;

/** Mail to many is no mail to one. */
const RECIPIENTS_READ = 3;

/** What is greeted with, and up to 80 characters of whom. The alternatives are words of their own: linear. */
const GREETING =
  /(?:^|\n)[^\p{L}\n]{0,5}(?:dear|hello|hi|hey|hallo|beste|geachte|bonjour|ch[eè]re?|madame|monsieur|guten tag|liebe[rs]?|sehr geehrte[rs]?|tere|lugupeetud|hea|ol[aá]|hola|prezad[oa]|estimad[oa]|gentile|ciao)[ ,:]{1,3}([^\n]{1,80})/iu;

/** A line that begins with an address. */
const ADDRESS_FIRST = /(?:^|\n)([\w.+-]{1,64}@[^\n]{1,80})/;

/** What comes after the greeting. */
const SENTENCE = /(?:[,!:;]|[.](?=\s|$)).*$/s;

/** A local part that nobody's name is: with a digit or a mark in it. */
function isNoName(localPart: string): boolean {
  return localPart.length > 4 && /[\d._+-]/.test(localPart);
}

function isGreeted(greeted: string, { addrSpec }: Mailbox): boolean {
  if (!addrSpec) return false;
  if (greeted.includes(formatAddrSpec(addrSpec).toLowerCase())) return true;
  const localPart = addrSpec.localPart.toLowerCase();
  return isNoName(localPart) && greeted.split(/[\s?()"]+/).includes(localPart);
}

/**
 * The message greets the reader by the e-mail address or its local part: whoever writes knows nothing else. A company
 * greets its customers by their names.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * To: <jan.peeters@example.org>
 *
 * Dear jan.peeters,
 * Your parcel is waiting.
 * --
 * From: Info <info@mailing.example>
 * To: <jan.peeters@example.org>
 *
 * Geachte jan.peeters@example.org,
 * --
 * From: Info <info@mailing.example>
 * To: <patrick77@example.org>
 *
 * Sehr geehrter patrick77@example.org, Ihr Konto ist gesperrt.
 * --
 * From: Info <info@mailing.example>
 * To: <patrick77@example.org>
 *
 * patrick77@example.org
 * Votre colis est en attente.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 * To: <patrick@example.org>
 *
 * Dear Patrick,
 * --
 * From: Shop <info@shop.example>
 * To: <jan.peeters@example.org>
 *
 * Beste Jan, wij sturen uw facturen naar jan.peeters@example.org.
 * --
 * List-Post: <mailto:usrp-users@lists.example>
 * From: Jan Peeters <jan@lab.example>
 * To: <usrp-users@lists.example>
 *
 * Hello usrp-users,
 * ```
 *
 * ## Known limits
 *
 * Services that know their users by the address only greet so, too.
 */
export const greetingByAddress: Signal = {
  id: 'greeting-by-address',
  question: 'context',
  description: 'The reader is greeted by the e-mail address or its local part',

  detect({ message }) {
    const head = message.text.slice(0, HEAD);
    const greeted = (GREETING.exec(head) ?? ADDRESS_FIRST.exec(head))?.[1]?.replace(SENTENCE, '');
    if (greeted === undefined || discussionListField(message) !== undefined) return [];
    const lower = greeted.toLowerCase();
    const found = message.recipients
      .slice(0, RECIPIENTS_READ)
      .some((recipient) => isGreeted(lower, recipient));
    return found ? [{ where: 'body', evidence: greeted.trim() }] : [];
  },
};
