import type { Signal } from '../signal.ts';

/**
 * A label of the sender's domain looks like letters drawn by lot: domains that are registered by the hundred and thrown
 * away. Nobody who wants to be found again calls a domain so.
 *
 * ## Fires on
 *
 * ```
 * From: Rewards <noreply@nvmwnmtkvuewh.example>
 * --
 * From: Support <noreply@qxzjvkwp.mailing.example>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan <jan@rechtsschutzversicherung.example>
 * --
 * From: News <news@bnpparibasfortis.example>
 * --
 * From: News <news@xn--mnchen-3ya.example>
 * ```
 *
 * ## Known limits
 *
 * Words of languages with other letter habits, and rows of initials: it counts only beside a claim.
 */
export const randomDomain: Signal = {
  id: 'random-domain',
  question: 'origin',
  description: "The sender's domain looks like letters drawn by lot",

  detect({ sender }, { brands }) {
    if (sender.kind === 'brand') return [];
    const label = brands.letterPairs.drawnByLot(sender.domain);
    return label === undefined ? [] : [{ where: 'from.domain', evidence: sender.domain }];
  },
};
