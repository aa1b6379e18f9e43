import type { Signal } from '../signal.ts';

/** Characters of a text in which places are looked for. */
const READ = 5_000;

/** Country prefixes of postcodes, as people write them in an address: `B-5060 Velaine`, `L-1234`, `D-10115`. */
const PREFIXED = /(?<![\p{L}\d-])(BE?|NL|LU?|FR?|DE?|AT?|CH|EE) ?- ?\d{4,5}(?![\d-])/gu;

/** Dutch postcodes have two letters behind them; the town follows. */
const DUTCH = /(?<![\p{L}\d-])[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?=[ ,]{1,3}\p{Lu}\p{Ll})/gu;

const COUNTRY_OF: Readonly<Record<string, string>> = {
  B: 'BE',
  L: 'LU',
  F: 'FR',
  D: 'DE',
  A: 'AT',
};

interface Place {
  readonly country: string;
  readonly written: string;
}

function placesIn(text: string): Place[] {
  const prefixed = [...text.matchAll(PREFIXED)].map(([written, prefix = '']) => ({
    written,
    country: COUNTRY_OF[prefix] ?? prefix,
  }));
  const dutch = [...text.matchAll(DUTCH)].map(([written]) => ({ written, country: 'NL' }));
  return [...prefixed, ...dutch];
}

/**
 * Every postcode in the text is of another country than the one where the recipient lives: the appointment is at an
 * address where the reader never was.
 *
 * ## Fires on
 *
 * ```
 * From: Service <info@mailing.example>
 * To: <anne@exemple.lu>
 *
 * Notre conseiller se présentera chez vous, rue Haute 3, B-5060 Velaine, le 8 février à 15h.
 * --
 * From: Service <info@mailing.example>
 * To: <anne@exemple.be>
 *
 * Onze adviseur komt langs op Dorpsstraat 5, 1234 AB Ergenshuizen op 8 februari.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Service <info@mailing.example>
 * To: <anne@exemple.be>
 *
 * Notre conseiller se présentera chez vous, rue Haute 3, B-5060 Velaine, le 8 février à 15h.
 * --
 * From: Service <info@mailing.example>
 * To: <anne@example.com>
 *
 * Notre conseiller se présentera chez vous, rue Haute 3, B-5060 Velaine, le 8 février à 15h.
 * --
 * From: Service <info@mailing.example>
 * To: <anne@exemple.lu>
 *
 * Chez vous, rue Haute 3, L-1234 Luxembourg. Notre siège : B-1030 Bruxelles.
 * ```
 *
 * ## Known limits
 *
 * A postcode without the letter of its country tells nothing, for four digits are postcodes in five of our countries. The
 * address of the sender is a place, too, so this says something only beside an appointment.
 */
export const foreignPlace: Signal = {
  id: 'foreign-place',
  question: 'context',
  description: 'The postcodes in the text are of another country than the recipient',

  detect({ message, recipientLocale }) {
    const text = message.text.slice(0, READ);
    if (!recipientLocale || !/\d{4}/.test(text)) return [];
    const places = placesIn(text);
    const [first] = places;
    if (!first || places.some(({ country }) => country === recipientLocale.country)) return [];
    return [{ where: 'body', evidence: first.written }];
  },
};
