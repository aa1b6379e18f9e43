import type { Brand } from '../brands/brand.ts';
import type { BrandMention } from '../brands/brand-mention.ts';
import type { Entitlement } from '../brands/entitlement.ts';
import type { SenderIdentity } from '../brands/sender-identity.ts';
import type { Facts } from '../signals/facts.ts';
import type { Observation, Where } from '../signals/signal.ts';

/**
 * The places where a message says who it is, strongest first. Body, links and attachments are missing: a
 * brand that is only talked about is not claimed.
 */
const IDENTITY_SLOTS: readonly Where[] = [
  'from.display-name',
  'from.local-part',
  'from.domain',
  'reply-to',
  'invite',
  'image',
  'signature',
  'subject',
];

/** The brand that a message presents itself as. */
export interface IdentityClaim extends Observation {
  readonly claimed: Brand;
  readonly entitlement: Entitlement;
  /** Named only by everyday words: too little to accuse anybody. */
  readonly ambiguous: boolean;
}

/**
 * Mentions in identity slots, strongest slot first, with the brand that the sender's domain itself stands for. In
 * a slot the brands that a person entered come before those of an index.
 */
export function identityMentions({ mentions, sender }: Facts): readonly BrandMention[] {
  const domain = domainMention(sender);
  return [...mentions, ...(domain ? [domain] : [])]
    .filter(({ where }) => IDENTITY_SLOTS.includes(where))
    .toSorted((left, right) => rankOf(left) - rankOf(right));
}

function rankOf({ where, brand }: BrandMention): number {
  return IDENTITY_SLOTS.indexOf(where) + (brand.layer === 'generated' ? 0.5 : 0);
}

/** A brand's own domain, and one that imitates it, claim the brand even where no name is spelled out. */
function domainMention({ kind, brand, domain }: SenderIdentity): BrandMention | undefined {
  if (!brand || (kind !== 'brand' && kind !== 'lookalike')) return undefined;
  const disguised = kind === 'lookalike';
  return { brand, where: 'from.domain', evidence: domain, ambiguous: false, disguised, deskWord: false };
}

/**
 * The one claim that the verdict is about.
 *
 * The sender's own brand comes first: an Amazon mail that names DHL in its subject is Amazon's. Then the
 * strongest slot counts, and within a slot a brand for which the sender may write. Names that are everyday
 * words count only when there is nothing else.
 */
export function identityClaim(facts: Facts): IdentityClaim | undefined {
  const mentions = identityMentions(facts);
  const plain = mentions.filter(({ ambiguous }) => !ambiguous);
  const own = ownClaim(mentions, facts);
  const strongest = own ?? entitledFirst(plain, facts) ?? entitledFirst(mentions, facts);
  if (!strongest) return undefined;
  const { brand, where, evidence } = strongest;
  const entitlement = entitlementOf(facts, brand);
  // A sender who may write for the brand is the second hint that an everyday word needs.
  const ambiguous = strongest.ambiguous && entitlement === 'none';
  return { claimed: brand, brand: brand.id, where, evidence, entitlement, ambiguous };
}

/**
 * A mention of the sender's own brand. Under `PayPal <service@kpn.example>` it does not outweigh the name that
 * the reader sees when nobody authenticated the domain (one in six brand phish forges that of another real
 * company), nor when the domain passes on what its users write. `DPD (via Allegro)` says whose mail it is.
 */
function ownClaim(mentions: readonly BrandMention[], facts: Facts): BrandMention | undefined {
  const own = mentions.find(({ brand }) => entitlementOf(facts, brand) === 'own');
  const { authenticated, kind } = facts.sender;
  if (!own || own.where === 'from.display-name' || (authenticated && kind !== 'relay')) return own;
  const shown = mentions.find(({ where, ambiguous }) => where === 'from.display-name' && !ambiguous);
  return shown ? undefined : own;
}

/** The strongest mention; in its slot, one for which the sender may write. */
function entitledFirst(mentions: readonly BrandMention[], facts: Facts): BrandMention | undefined {
  const slot = mentions[0]?.where;
  const rivals = mentions.filter(({ where }) => where === slot);
  return rivals.find(({ brand }) => entitlementOf(facts, brand) !== 'none') ?? mentions[0];
}

function entitlementOf({ entitlements }: Facts, { id }: Brand): Entitlement {
  return entitlements.get(id) ?? 'none';
}
