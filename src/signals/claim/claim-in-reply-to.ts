import type { Signal } from '../signal.ts';
import { mentionObservation, unentitledMentions } from './unentitled-mentions.ts';

/**
 * The Reply-To field names a brand, in its display-name or address, that may not be spoken for from there.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Reply-To: Proximus Klantendienst <proximus.klantendienst@gmail.com>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <noreply@proximus.be>
 * Reply-To: Proximus <klantendienst@proximus.be>
 * --
 * From: Info <info@mailing.example>
 * Reply-To: Jan Peeters <jan@mailing.example>
 * ```
 *
 * ## Known limits
 *
 * Shops on a marketplace let buyers answer through an address of the marketplace; such platforms belong in
 * `rules/lists/relays.yaml`.
 */
export const claimInReplyTo: Signal = {
  id: 'claim-in-reply-to',
  question: 'claim',
  description: 'Answers go to an address that names a brand which does not own it',

  detect(facts) {
    return unentitledMentions(facts, 'reply-to').map(mentionObservation);
  },
};
