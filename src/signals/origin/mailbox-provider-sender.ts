import { unentitledMentions } from '../claim/unentitled-mentions.ts';
import type { Signal } from '../signal.ts';

/**
 * A brand is claimed in the display-name or local part, and the address is at a provider where anybody can get one.
 *
 * ## Fires on
 *
 * ```
 * From: Proximus Service <proximus.service@gmail.com>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan.peeters@gmail.com>
 * --
 * From: Proximus <noreply@proximus.be>
 * --
 * From: Gmail <noreply@google.com>
 * ```
 *
 * ## Known limits
 *
 * Small resellers write from free mailboxes too; they do not call themselves the brand's customer service.
 */
export const mailboxProviderSender: Signal = {
  id: 'mailbox-provider-sender',
  question: 'origin',
  description: 'A brand is claimed from an address that anybody can get',

  detect(facts) {
    if (facts.sender.kind !== 'mailbox-provider') return [];
    const claimed = [
      ...unentitledMentions(facts, 'from.display-name'),
      ...unentitledMentions(facts, 'from.local-part'),
    ];
    return claimed
      .slice(0, 1)
      .map(({ brand }) => ({ where: 'from.domain', evidence: facts.sender.domain, brand: brand.id }));
  },
};
