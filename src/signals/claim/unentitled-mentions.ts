import type { BrandMention, MentionPlace } from '../../brands/brand-mention.ts';
import type { Facts } from '../facts.ts';
import type { Observation } from '../signal.ts';

/**
 * Mentions of brands in one place that the sender has no right to speak for, names that are also everyday
 * words and names of employers left out. Nothing is unentitled beside the sender's own name: "DPD (via Allegro)" sent by Allegro.
 */
export function unentitledMentions(facts: Facts, where: MentionPlace): readonly BrandMention[] {
  const there = facts.mentions.filter((mention) => mention.where === where);
  if (there.some((mention) => isEntitled(facts, mention))) return [];
  const counts = (mention: BrandMention): boolean => !mention.ambiguous && !mention.affiliation;
  return there.filter((mention) => counts(mention) && !isOpposed(facts, mention));
}

/** The sender is the brand or a partner on the record. */
export function isEntitled({ entitlements }: Facts, { brand }: Pick<BrandMention, 'brand'>): boolean {
  return (entitlements.get(brand.id) ?? 'none') !== 'none';
}

/** A mention in the words of a finding. */
export function mentionObservation({ where, evidence, brand }: BrandMention): Observation {
  return { where, evidence, brand: brand.id };
}

/** "DeCoster v. Amazon.com": whoever writes about a lawsuit against a brand does not write as the brand. */
const VERSUS = /\bvs?\.\s{1,3}(.{1,60})/i;

/** The brand is the other party: the display-name names it behind "v.". */
export function isOpposed({ message, mentions }: Facts, { brand }: BrandMention): boolean {
  const opposed = VERSUS.exec(message.originator.author.displayName)?.[1];
  if (opposed === undefined) return false;
  return mentions.some((mention) => mention.brand.id === brand.id && opposed.includes(mention.evidence));
}
