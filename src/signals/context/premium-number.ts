import type { Signal } from '../signal.ts';
import { numberObservations, offeredNumbers } from './offered-numbers.ts';

/**
 * Somebody writes as a brand without being entitled to and offers a number that costs the caller extra: 0900, 0905, 0190,
 * 118xxx, 089x in France, 0903 in Belgium.
 *
 * ## Fires on
 *
 * ```
 * From: bpost <info@mailing.example>
 *
 * Uw pakket wacht. Bel 0903 12 345 om de levering te bevestigen.
 * --
 * From: Colissimo <info@mailing.example>
 *
 * Votre colis vous attend dans notre dépôt. Appelez le 08 99 12 34 56 pour confirmer la livraison.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: bpost <info@mailing.example>
 *
 * Uw pakket wacht. Bel 056 12 34 56 om de levering te bevestigen.
 * --
 * From: bpost <noreply@bpost.be>
 *
 * Bel 0903 12 345.
 * --
 * From: Jan Peeters <jan@lab.example>
 *
 * Bel 0903 12 345 en stem op ons.
 * ```
 *
 * ## Known limits
 *
 * What a number costs also depends on the caller's provider; only ranges that cost extra for everybody count.
 */
export const premiumNumber: Signal = {
  id: 'premium-number',
  question: 'context',
  description: 'A premium-rate telephone number under the name of a brand',

  detect(facts) {
    return numberObservations(
      offeredNumbers(facts).filter(
        ({ telephone, standing }) => telephone.kind === 'premium' && standing !== 'official',
      ),
    );
  },
};
