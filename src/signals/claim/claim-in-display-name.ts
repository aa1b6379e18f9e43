import type { Signal } from '../signal.ts';
import { mentionObservation, unentitledMentions } from './unentitled-mentions.ts';

/**
 * The author's display-name names a brand, and the sender is neither the brand nor a partner on the record.
 *
 * ## Fires on
 *
 * ```
 * From: Service clientèle Proximus <ServiceclienteleProximus@contactcenter.be>
 * --
 * From: "PayPal Kundenservice" <info@mail-kunden.example>
 * --
 * From: =?utf-8?q?Pay=E2=80=8BPal?= <info@mail-kunden.example>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <noreply@mail.proximus.be>
 * --
 * From: Approximus Lab <hello@lab.example>
 * --
 * From: Otto Meier <otto.meier@gmail.com>
 * --
 * From: Jan Peeters <jan@lab.example>
 * ```
 *
 * ## Known limits
 *
 * A brand whose name is an everyday word (Orange, Free, ING) needs a second hint beside it. A contact centre that
 * mails for the brand belongs in the partners of the brand's record.
 */
export const claimInDisplayName: Signal = {
  id: 'claim-in-display-name',
  question: 'claim',
  description: 'The display-name names a brand that the sender may not speak for',

  detect(facts) {
    return unentitledMentions(facts, 'from.display-name').map(mentionObservation);
  },
};
