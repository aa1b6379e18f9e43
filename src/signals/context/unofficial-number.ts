import type { Signal } from '../signal.ts';
import { numberObservations, offeredNumbers } from './offered-numbers.ts';

/**
 * Somebody writes as a brand without being entitled to and offers a telephone number that is none of those which the brand publishes.
 *
 * ## Fires on
 *
 * ```
 * From: Service clientèle Proximus <info@mailing.example>
 *
 * Pour toute question, appelez le 056 12 34 56.
 * --
 * From: Swedbank <info@mailing.example>
 *
 * Helistage kohe +372 5555 0000.
 * --
 * From: Info <info@mailing.example>
 *
 * Bonjour,
 * Votre rendez-vous est confirmé pour demain matin.
 * Pour toute question : 056 12 34 56
 *
 * Service clientèle Proximus
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Service clientèle Proximus <info@mailing.example>
 *
 * Pour toute question, appelez le 0800 33 800.
 * --
 * From: Proximus <noreply@proximus.be>
 *
 * Votre technicien est joignable au 0470 12 34 56.
 * --
 * From: Telecom Shop <shop@lab.example>
 *
 * Uw verdeler van Proximus. Bel ons op 056 12 34 56.
 * --
 * From: Service clientèle Proximus <info@mailing.example>
 *
 * Votre commande 0470 12 34 56 est prête.
 * ```
 *
 * ## Known limits
 *
 * The record of a brand never has all its numbers, so a sales partner that is not on the record and gives a rarer one
 * of them looks the same.
 */
export const unofficialNumber: Signal = {
  id: 'unofficial-number',
  question: 'context',
  description: 'Under the name of a brand stands a telephone number that the brand does not publish',

  detect(facts) {
    return numberObservations(offeredNumbers(facts).filter(({ standing }) => standing === 'unofficial'));
  },
};
