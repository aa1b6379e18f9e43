import type { Brand } from '../../brands/brand.ts';
import type { MentionPlace } from '../../brands/brand-mention.ts';
import { unentitledMentions } from '../claim/unentitled-mentions.ts';
import type { Facts } from '../facts.ts';

/** Where a sender says who it is. */
const SENDER_PLACES: readonly MentionPlace[] = [
  'from.display-name',
  'from.local-part',
  'from.domain',
  'reply-to',
];

/** Where it says so with a service desk beside the name: "Service clientèle Proximus" under the text, or its logo. */
const DESK_PLACES: readonly MentionPlace[] = ['signature', 'image'];

/**
 * Brands as which the sender presents itself without any right to: in its own name and address, or as their service
 * desk in the signature. A reseller that writes in its own name about a brand is none of these, nor are platforms that write
 * for their users.
 */
export function usurpedBrands(facts: Facts): readonly Brand[] {
  const { kind, brand } = facts.sender;
  if (kind === 'relay') return [];
  const asSender = SENDER_PLACES.flatMap((place) => unentitledMentions(facts, place));
  const asDesk = DESK_PLACES.flatMap((place) => unentitledMentions(facts, place)).filter(
    ({ deskWord }) => deskWord,
  );
  const imitated = kind === 'lookalike' && brand ? [brand] : [];
  return [
    ...new Set([
      ...asSender.map((mention) => mention.brand),
      ...imitated,
      ...asDesk.map((mention) => mention.brand),
    ]),
  ];
}

/** The brand whose own address the sender uses, where the mail server found the address forged. */
export function forgedBrands({ sender, authentication, entitlements }: Facts): readonly Brand[] {
  const { brand, authenticated } = sender;
  const { spf, dkim, dmarc } = authentication;
  if (!brand || authenticated || (entitlements.get(brand.id) ?? 'none') === 'none') return [];
  return [spf, dkim, dmarc].includes('fail') ? [brand] : [];
}
