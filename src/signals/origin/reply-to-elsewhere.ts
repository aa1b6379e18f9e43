import { organizationalDomain } from '../../brands/domain.ts';
import { formatAddrSpec } from '../../message/mailbox.ts';
import type { Signal } from '../signal.ts';

/**
 * The Reply-To field leads to a mailbox provider although the author writes from another domain.
 *
 * ## Fires on
 *
 * ```
 * From: Direction <direction@mailing.example>
 * Reply-To: <direction.office77@gmail.com>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 * Reply-To: <jan@lab.example>
 * --
 * From: Jan Peeters <jan@lab.example>
 * Reply-To: <info@school.example>
 * --
 * From: Jan Peeters <jan.peeters@gmail.com>
 * Reply-To: <jan@outlook.com>
 * ```
 *
 * ## Known limits
 *
 * Associations send from their host and read answers at a free mailbox: next to no weight without a brand claim.
 */
export const replyToElsewhere: Signal = {
  id: 'reply-to-elsewhere',
  question: 'origin',
  description: 'Answers go to a free mailbox of somebody else',

  detect({ message, sender }, { brands }) {
    if (sender.kind === 'mailbox-provider') return [];
    const elsewhere = message.originator.replyTo.find(
      ({ addrSpec }) =>
        addrSpec !== undefined &&
        organizationalDomain(addrSpec.domain) !== sender.organizationalDomain &&
        (brands.senderLists.mailboxProviders.has(addrSpec.domain) || brands.isMailboxDomain(addrSpec.domain)),
    );
    return elsewhere ? [{ where: 'reply-to', evidence: formatAddrSpec(elsewhere.addrSpec) }] : [];
  },
};
