import type { Signal } from '../signal.ts';
import { numberObservations, offeredNumbers } from './offered-numbers.ts';

/**
 * Somebody writes as a brand without being entitled to and offers a telephone number; none of the brand's own are on record.
 *
 * ## Fires on
 *
 * ```
 * From: Argenta <info@mailing.example>
 *
 * Bel ons op 056 12 34 56.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Argenta <info@argenta.be>
 *
 * Bel ons op 056 12 34 56.
 * --
 * From: Jan Peeters <jan@lab.example>
 *
 * Argenta heeft een nieuw kantoor. Bel mij op 056 12 34 56.
 * --
 * From: Argenta <info@mailing.example>
 *
 * Rekening BE68 5390 0754 7034
 * ```
 *
 * ## Known limits
 *
 * A partner that is not on the record and gives the brand's real number looks the same: put the number into the
 * record of the brand.
 */
export const unknownNumber: Signal = {
  id: 'unknown-number',
  question: 'context',
  description: 'Under the name of a brand stands a telephone number about which nothing is on record',

  detect(facts) {
    return numberObservations(offeredNumbers(facts).filter(({ standing }) => standing === 'unknown'));
  },
};
