import type { Message } from '../message/message.ts';
import type { BrandDirectory } from './brand-directory.ts';
import type { BrandMention } from './brand-mention.ts';
import { type Entitlement, entitlement } from './entitlement.ts';
import type { SenderIdentity } from './sender-identity.ts';

/** What the author is to every brand that is mentioned, and to the brand of the author's own domain. */
export function entitlementsOf(
  { originator }: Message,
  sender: SenderIdentity,
  mentions: readonly BrandMention[],
  directory: BrandDirectory,
  today: string,
): ReadonlyMap<string, Entitlement> {
  const brands = new Set(mentions.map(({ brand }) => brand));
  if (sender.brand) brands.add(sender.brand);
  const author = originator.author.addrSpec;
  return new Map([...brands].map((brand) => [brand.id, entitlement(brand, author, directory, today)]));
}
