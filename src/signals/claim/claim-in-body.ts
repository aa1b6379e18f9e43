import type { Signal } from '../signal.ts';
import { mentionObservation, unentitledMentions } from './unentitled-mentions.ts';
import { writesAsItself } from './writes-as-itself.ts';

/**
 * The author's own text names a brand that the sender may not speak for. By itself this is no evidence at all:
 * it exists so that a rule can ask for it together with an ask or a contradiction.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 *
 * Votre abonnement Proximus expire demain.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <noreply@proximus.be>
 *
 * Votre abonnement Proximus expire demain.
 * --
 * From: Info <info@mailing.example>
 *
 * Le conseil approuve les comptes.
 * --
 * From: Musterbau News <news@musterbau.example>
 *
 * How to clean your Miele oven.
 * ```
 *
 * ## Known limits
 *
 * About one genuine message in seven names some brand.
 */
export const claimInBody: Signal = {
  id: 'claim-in-body',
  question: 'claim',
  description: 'The text names a brand that the sender may not speak for',

  detect(facts, knowledge) {
    if (writesAsItself(facts, knowledge)) return [];
    return unentitledMentions(facts, 'body').map(mentionObservation);
  },
};
