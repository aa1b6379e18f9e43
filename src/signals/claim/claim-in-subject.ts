import type { Signal } from '../signal.ts';
import { mentionObservation, unentitledMentions } from './unentitled-mentions.ts';

/**
 * The subject names a brand that the sender may not speak for.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Subject: Votre facture Proximus est prête
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <noreply@proximus.be>
 * Subject: Votre facture Proximus
 * --
 * From: Info <info@mailing.example>
 * Subject: Nos approximations du mois
 * ```
 *
 * ## Known limits
 *
 * People write about brands all day: a subject is a weak claim and needs an ask or a contradiction beside it.
 */
export const claimInSubject: Signal = {
  id: 'claim-in-subject',
  question: 'claim',
  description: 'The subject names a brand that the sender may not speak for',

  detect(facts) {
    return unentitledMentions(facts, 'subject').map(mentionObservation);
  },
};
