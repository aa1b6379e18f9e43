import type { Brand } from '../../brands/brand.ts';
import type { TelephoneNumber } from '../../message/telephone/telephone-number.ts';
import type { Facts } from '../facts.ts';
import type { Signal } from '../signal.ts';
import { numberObservations, offeredNumbers } from './offered-numbers.ts';

/**
 * Somebody writes as a brand without being entitled to and offers a number of a country where neither the brand has customers nor
 * the recipient lives.
 *
 * ## Fires on
 *
 * ```
 * From: Argenta <info@mailing.example>
 *
 * Bel ons op +44 20 7946 0123.
 * --
 * From: PayPal <info@mailing.example>
 * To: jan@lab.be
 *
 * Call us at +1 202 555 0100.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Argenta <info@mailing.example>
 *
 * Bel ons op 056 12 34 56.
 * --
 * From: PayPal <info@mailing.example>
 * To: jan@lab.example
 *
 * Call us at +1 202 555 0100.
 * --
 * From: Argenta <info@argenta.be>
 *
 * Uit het buitenland: +44 20 7946 0123.
 * --
 * From: Argenta <info@mailing.example>
 * To: jan@lab.lu
 *
 * Tél. +352 26 12 34 56
 * ```
 *
 * ## Known limits
 *
 * Of brands that are everywhere only the recipient's country is left to compare with, where it is known. Toll-free numbers of no
 * country (+800) belong everywhere.
 */
export const numberAbroad: Signal = {
  id: 'number-abroad',
  question: 'context',
  description: 'A telephone number of a foreign country under the name of a brand',

  detect(facts) {
    return numberObservations(
      offeredNumbers(facts).filter(
        ({ telephone, brand, standing }) => standing !== 'official' && isAbroad(telephone, brand, facts),
      ),
    );
  },
};

/** Numbers that tell no country, and places about which nothing is known, are nowhere abroad. */
function isAbroad({ country }: TelephoneNumber, { countries }: Brand, { recipientLocale }: Facts): boolean {
  const home: string[] = countries.filter((each) => each !== 'world');
  if (recipientLocale) home.push(recipientLocale.country);
  return country !== '' && home.length > 0 && !home.includes(country);
}
