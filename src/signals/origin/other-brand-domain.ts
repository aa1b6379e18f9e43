import { unentitledMentions } from '../claim/unentitled-mentions.ts';
import type { Signal } from '../signal.ts';

/**
 * The display-name or local part claims one brand, and the domain is another brand's own: every sixth brand phish
 * forges the address of some other real company.
 *
 * ## Fires on
 *
 * ```
 * From: IKEA <reply@telekom.de>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Telekom <reply@telekom.de>
 * --
 * From: DPD (via Deutsche Telekom) <reply@telekom.de>
 * --
 * From: IKEA <info@mailing.example>
 * --
 * Authentication-Results: mx.test; dmarc=pass
 * From: IKEA <reply@telekom.de>
 * ```
 *
 * ## Known limits
 *
 * Silent when the domain is authenticated: then the other company wrote it, and the claim signals say the rest.
 */
export const otherBrandDomain: Signal = {
  id: 'other-brand-domain',
  question: 'origin',
  description: 'The message claims one brand and comes from the domain of another',

  detect(facts) {
    const { sender } = facts;
    if (sender.kind !== 'brand' || sender.authenticated || !sender.brand) return [];
    const claimed = [
      ...unentitledMentions(facts, 'from.display-name'),
      ...unentitledMentions(facts, 'from.local-part'),
    ];
    const other = claimed.find(({ brand }) => brand.id !== sender.brand?.id);
    return other ? [{ where: 'from.domain', evidence: sender.domain, brand: other.brand.id }] : [];
  },
};
