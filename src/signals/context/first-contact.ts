import type { Signal } from '../signal.ts';
import { rememberedAs } from './remembered-as.ts';

/**
 * Nobody here has had mail from the sender's domain before, or written to it; behind a mailbox provider the whole
 * address counts. Most first contacts are harmless, so this says something only beside a claim or an ask.
 *
 * ## Fires on
 *
 * ```
 * Correspondence: { firstContact: true }
 * From: Proximus <info@mailing.example>
 * --
 * Correspondence: { firstContact: true }
 * From: Jan Peeters <jan@lab.example>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Correspondence: { firstContact: false, knownTo: few }
 * From: Proximus <info@mailing.example>
 * --
 * From: Proximus <info@mailing.example>
 * ```
 *
 * ## Known limits
 *
 * A patient attacker sends something harmless first. Nothing is told while the memory is young, or when the mail
 * server does not tell the recipients.
 */
export const firstContact: Signal = {
  id: 'first-contact',
  question: 'context',
  description: 'Nobody here has had mail from this sender before',

  detect(facts) {
    if (facts.correspondence?.firstContact !== true) return [];
    return [{ where: 'from.domain', evidence: rememberedAs(facts) }];
  },
};
