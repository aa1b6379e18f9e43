import type { AddrSpec } from '../message/mailbox.ts';
import type { Brand } from './brand.ts';
import type { BrandDirectory } from './brand-directory.ts';
import { isWithin } from './domain.ts';
import { foldedString } from './fold.ts';
import { isSameHouse } from './same-house.ts';
import { segmentLabel } from './segmentation.ts';
import { squeezed } from './vocabulary.ts';

/** Whether an address may speak for a brand: it is the brand's, a partner's on the record, or nobody's. */
export type Entitlement = 'own' | 'partner' | 'none';

/**
 * Who an address speaks for, by its domain alone; whether the address is forged is for authentication to say.
 *
 * At a domain where the brand's customers have their mailboxes (proximus.be) only local parts that a provider
 * keeps for itself are the brand (`info`, `noreply`, the list `roles`, and names of its own service desks):
 * anybody can be `jan.peeters` there.
 *
 * Brands of one house may speak for each other: Lufthansa and Miles & More.
 *
 * @param today ISO date; a partner counts up to and including the day it expires
 */
export function entitlement(
  brand: Brand,
  author: AddrSpec | undefined,
  directory: BrandDirectory,
  today: string,
): Entitlement {
  if (!author) return 'none';
  const owner = directory.ownerOf(author.domain);
  if (owner && isSameHouse(owner, brand)) {
    const shared = directory.isMailboxDomain(author.domain);
    if (!shared || isRole(author.localPart, owner, directory)) return 'own';
  }
  const partner = brand.partners.some(
    ({ domain, expires }) => isWithin(author.domain, domain) && expires >= today,
  );
  return partner ? 'partner' : 'none';
}

/** `noreply`, or a local part of desk words beside the brand's own name: `ServiceclienteleProximus`. */
export function isRole(localPart: string, brand: Brand, { vocabulary }: BrandDirectory): boolean {
  if (vocabulary.roles.has(squeezed(foldedString(localPart)))) return true;
  const words = segmentLabel(vocabulary, localPart)
    .flat()
    .map(({ word }) => word);
  const namesBrand = (word: (typeof words)[number]): boolean =>
    word.kind === 'name' && word.names.some((name) => name.brand === brand);
  return (
    words.some(({ kind }) => kind === 'desk') &&
    words.every((word) => word.kind === 'desk' || namesBrand(word))
  );
}
