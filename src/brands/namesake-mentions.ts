import type { Brand } from './brand.ts';
import type { BrandMention } from './brand-mention.ts';
import { isWithin, mainLabel } from './domain.ts';
import { foldedString } from './fold.ts';
import type { SenderIdentity } from './sender-identity.ts';
import { squeezed } from './vocabulary.ts';

/** Leaves out the brands of which the sender is only a namesake: `Puma <news@pumaenergy.com>` is no claim to be Puma. */
export function withoutNamesakes(
  mentions: readonly BrandMention[],
  sender: SenderIdentity,
): readonly BrandMention[] {
  return mentions.filter(({ brand }) => !isNamesake(brand, sender));
}

/**
 * On the record as one; or the domain is the name of a generated brand, whose domains nobody has completed:
 * `eswe.com` beside `eswe-verkehr.de` is more likely its own than an imitation.
 */
function isNamesake(brand: Brand, { domain, organizationalDomain, brand: owner }: SenderIdentity): boolean {
  if (owner === brand) return false;
  if (brand.namesakes.some((namesake) => isWithin(domain, namesake))) return true;
  if (brand.layer !== 'generated') return false;
  const label = squeezed(foldedString(mainLabel(organizationalDomain)));
  return brand.names.some((name) => squeezed(foldedString(name)) === label);
}
