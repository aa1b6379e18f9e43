import type { Signal } from '../signal.ts';
import { mentionObservation, unentitledMentions } from './unentitled-mentions.ts';

/**
 * The domain of the author's address contains the name of a brand that does not own the domain: as a word beside
 * desk words and countries ("combosquat"), or as a subdomain of somebody else's domain.
 *
 * ## Fires on
 *
 * ```
 * From: <info@amazonklantenservicenederland.example>
 * --
 * From: <noreply@proximus.be.klant-hulp.example>
 * --
 * From: <service@secure-paypal-login.example>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: <noreply@mail.proximus.be>
 * --
 * From: <hello@approximus.example>
 * --
 * From: <info@grapple.example>
 * ```
 *
 * ## Known limits
 *
 * Fan sites, repair shops and consultants put brands into their domains too; the signal alone convicts nobody.
 */
export const claimInDomain: Signal = {
  id: 'claim-in-domain',
  question: 'claim',
  description: 'The sending domain contains the name of a brand that does not own it',

  detect(facts) {
    return unentitledMentions(facts, 'from.domain').map(mentionObservation);
  },
};
