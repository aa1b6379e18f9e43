import { isPersonName } from '../../brands/affiliation.ts';
import { fieldValues, type Message } from '../../message/message.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Signal } from '../signal.ts';
import { mentionObservation, unentitledMentions } from './unentitled-mentions.ts';

/** What mail programs put in front of a subject, in our languages. */
const PASSED_ON =
  /^(?:re|fwd?|tr|rép|réf|wg|aw|doorst|antw|vs|ed|edasi|edastus|rv|enc|i)\s?(?:\[\d{1,3}\])?\s?:/iu;

/** Files that are no document: nobody passes on an invoice as a page of the web or as a program. */
const ACTIVE =
  /\.(?:s?html?|xhtml?|svg|hta|jse?|vb[se]|wsf|exe|scr|com|bat|cmd|ps1|lnk|url|jar|msi|iso|img|vhdx?|one|xll)$/i;

function isPassedOn({ subject, quotedText, header }: Message): boolean {
  if (quotedText !== '' || PASSED_ON.test(subject)) return true;
  return (
    fieldValues({ header }, 'references').length > 0 || fieldValues({ header }, 'in-reply-to').length > 0
  );
}

function isFromPerson({ originator }: Message, { brands }: Knowledge): boolean {
  return isPersonName(originator.author.displayName, brands.vocabulary);
}

/**
 * The name of an attached file has the name of a brand that the sender may not speak for. People pass on the bills
 * that they get: what a person sends, and what is an answer or passed on, counts only for files that do something.
 *
 * ## Fires on
 *
 * ```
 * From: Facturation <info@mailing.example>
 * Content-Type: application/pdf; name="Proximus_facture.pdf"
 * Content-Disposition: attachment
 *
 * JVBERi0x
 * --
 * From: Jan Peeters <jan@lab.example>
 * Subject: Fwd: Lieferung
 * Content-Type: text/html; name="DHL-Lieferschein.html"
 * Content-Disposition: attachment
 *
 * <p>Lieferschein</p>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <facture@proximus.be>
 * Content-Type: application/pdf; name="Proximus_facture.pdf"
 * Content-Disposition: attachment
 *
 * JVBERi0x
 * --
 * From: Jan Peeters <jan@lab.example>
 * Subject: Factuur voor de boekhouding
 * Content-Type: application/pdf; name="Proximus_facture.pdf"
 * Content-Disposition: attachment
 *
 * JVBERi0x
 * --
 * From: Bakkerij Janssens <info@bakkerij.example>
 * Subject: Fwd: uw factuur
 * Content-Type: application/pdf; name="Proximus_facture.pdf"
 * Content-Disposition: attachment
 *
 * JVBERi0x
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/pdf; name="approximus.pdf"
 * Content-Disposition: attachment
 *
 * JVBERi0x
 * ```
 *
 * ## Known limits
 *
 * A shop that sends the manual or the guarantee of what it sells names its maker, too: weak evidence on its own.
 */
export const claimInAttachment: Signal = {
  id: 'claim-in-attachment',
  question: 'claim',
  description: 'An attached file is named after a brand that the sender may not speak for',

  detect(facts, knowledge) {
    const named = unentitledMentions(facts, 'attachment');
    if (named.length === 0) return [];
    const passedOn = isPassedOn(facts.message) || isFromPerson(facts.message, knowledge);
    return named.filter(({ evidence }) => !passedOn || ACTIVE.test(evidence)).map(mentionObservation);
  },
};
