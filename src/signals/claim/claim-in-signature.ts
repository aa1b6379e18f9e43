import type { Signal } from '../signal.ts';
import { mentionObservation, unentitledMentions } from './unentitled-mentions.ts';

/**
 * The end of the author's text is signed as a brand that the sender may not speak for.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 *
 * Bonjour,
 * Nous confirmons votre rendez-vous.
 *
 * Cordialement,
 * Service clientèle Proximus
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <noreply@proximus.be>
 *
 * Bonjour,
 * Nous confirmons votre rendez-vous.
 *
 * Cordialement,
 * Service clientèle Proximus
 * --
 * From: Jan Peeters <jan@lab.example>
 *
 * Tot morgen.
 *
 * Groeten,
 * Jan
 * ```
 *
 * ## Known limits
 *
 * Employees sign with their employer's name from other systems; a signature is a weak claim.
 */
export const claimInSignature: Signal = {
  id: 'claim-in-signature',
  question: 'claim',
  description: 'The signature names a brand that the sender may not speak for',

  detect(facts) {
    return unentitledMentions(facts, 'signature').map(mentionObservation);
  },
};
