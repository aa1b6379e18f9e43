import { discussionListField } from '../../message/mailing-list.ts';
import type { Signal, Where } from '../signal.ts';

/** Placeholders that count stand where the reader is addressed. */
const HEAD = 400;

/** What bulk software fills in, as senders name it. */
const FIELDS =
  'first[ _-]?name|last[ _-]?name|full[ _-]?name|user[ _-]?name|f_?name|l_?name|name|vorname|nachname|anrede|pr[eé]nom|nom|voornaam|achternaam|naam|aanhef|eesnimi|perekonnanimi|nimi|nome|nombre|e-?mail(?:[ _-]?address)?|user|title|salutation|recipient(?:[ _-]?\\w{1,20})?|victim(?:[ _-]?\\w{1,20})?|customer(?:[ _-]?\\w{1,20})?|client(?:[ _-]?\\w{1,20})?|domain|company|phone|tracking(?:[ _-]?\\w{1,20})?|random(?:[ _-]?\\w{1,20})?|rand\\d{0,3}|subscriber(?:[ _.-]?\\w{1,20})?|contact[.]\\w{1,20}';

/** The brackets that mailing software puts around them. */
const PLACEHOLDER = new RegExp(
  [
    `%{1,2}(?:${FIELDS})%{1,2}`,
    `\\$?\\{{1,3}[ #]{0,2}(?:${FIELDS})[ #]{0,2}\\}{1,3}`,
    `\\[{1,2}-?(?:${FIELDS})-?\\]{1,2}`,
    `\\*\\|(?:${FIELDS})\\|\\*`,
    `#{1,3}(?:${FIELDS})#{1,3}`,
    `<{1,2}(?:${FIELDS})>{1,2}`,
  ].join('|'),
  'i',
);

/** Signs that every placeholder begins with; most messages have none where it counts. */
const SIGN = /[%{[|#<]/;

function placeholderIn(text: string): string | undefined {
  return SIGN.test(text) ? PLACEHOLDER.exec(text)?.[0] : undefined;
}

/**
 * A placeholder that should hold the reader's name or address stands there as it is: bulk software had nothing to fill
 * in.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Subject: {FIRSTNAME}, votre colis est en attente
 * --
 * From: Info <info@mailing.example>
 *
 * Sehr geehrter Herr %%Nachname%%,
 * --
 * From: Info <info@mailing.example>
 *
 * Beste {{ first_name }}, uw pakket wacht.
 * --
 * From: [[name]] Support <info@mailing.example>
 * --
 * From: Info <info@mailing.example>
 *
 * Tere *|FNAME|*!
 * --
 * From: Info <info@mailing.example>
 *
 * Dear #victim_mail#, your account is locked.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * List-Post: <mailto:talk@lists.example>
 * From: Jan Peeters <jan@lab.example>
 *
 * Use {{name}} in the template.
 * --
 * From: Jan Peeters <jan@lab.example>
 * Subject: [release] {x} and 50% off, 100% sure
 *
 * Hi An, see ${RFNOC_DIR}/%{version} and #channel. [1] {rename alloc}
 * --
 * From: Jan Peeters <jan@lab.example>
 * Subject: Re: mail merge
 *
 * Hi {name}, did you mean this?
 * ```
 *
 * ## Known limits
 *
 * A genuine sender makes this mistake once in a while. Programmers who write about templates in person and not on a list
 * are told by their answering (`Re:`).
 */
export const unfilledPlaceholder: Signal = {
  id: 'unfilled-placeholder',
  question: 'context',
  description: 'A placeholder for the name or address of the reader was not filled in',

  detect({ message }) {
    const { subject, text, originator } = message;
    if (discussionListField(message) !== undefined || /^(?:re|aw|sv|antw|fwd?)\s?:/i.test(subject)) return [];
    const places: [Where, string][] = [
      ['from.display-name', originator.author.displayName],
      ['subject', subject],
      ['body', text.slice(0, HEAD)],
    ];
    for (const [where, words] of places) {
      const evidence = placeholderIn(words);
      if (evidence !== undefined) return [{ where, evidence }];
    }
    return [];
  },
};
