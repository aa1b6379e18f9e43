import { writesAsItself } from '../claim/writes-as-itself.ts';
import type { Signal } from '../signal.ts';

/**
 * The display-name or the subject and the domain of the sender bear the same name, and it is no brand's: a shop, a newsletter or a
 * society that writes as itself. Brands that such a sender names in subject and text are what it writes about.
 *
 * ## Fires on
 *
 * ```
 * From: Musterbau News <news@musterbau.example>
 *
 * How to clean your Miele oven.
 * --
 * From: newsletters@musterbau.example
 * Subject: Back to school with Musterbau
 *
 * Pens by Faber-Castell, shoes by Nike.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <news@proximus.be>
 * --
 * From: Proximus <news@proximus-rewards.example>
 * --
 * From: Support <support@mailing.example>
 * --
 * From: Jan Peeters <jan.peeters@gmail.com>
 * --
 * From: Musterbau <news@mailing.example>
 * --
 * From: Musterbau, <news@musterbau.example>
 * ```
 *
 * ## Known limits
 *
 * A swindler can call a domain and himself alike and claim a brand in the subject alone; the weight is small for that.
 */
export const namedSender: Signal = {
  id: 'named-sender',
  question: 'context',
  description: 'The sender writes under the name of its own domain',

  detect(facts, knowledge) {
    return writesAsItself(facts, knowledge) ? [{ where: 'from.domain', evidence: facts.sender.domain }] : [];
  },
};
