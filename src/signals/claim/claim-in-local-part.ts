import type { Signal } from '../signal.ts';
import { mentionObservation, unentitledMentions } from './unentitled-mentions.ts';

/**
 * The local part of the author's address, split into words, names a brand that the sender may not speak for.
 *
 * ## Fires on
 *
 * ```
 * From: <ServiceclienteleProximus@contactcenter.be>
 * --
 * From: Klantenservice <klantenservice-kpn@desk.example>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: <servicedesk@proximus.be>
 * --
 * From: <approximus@lab.example>
 * --
 * From: <otto@gmail.com>
 * ```
 *
 * ## Known limits
 *
 * Brands of three letters and everyday words count only as a word of their own (`info.ing@`), since they occur
 * inside many others.
 */
export const claimInLocalPart: Signal = {
  id: 'claim-in-local-part',
  question: 'claim',
  description: 'The local part names a brand that the sender may not speak for',

  detect(facts) {
    return unentitledMentions(facts, 'from.local-part').map(mentionObservation);
  },
};
