import type { Brand } from '../brand.ts';
import { indexDomains } from '../domain-owners.ts';
import type { PlacedRecord } from '../record-places.ts';
import type { HeldOrganisation } from './generate-brands.ts';
import { isNearDomain } from './website-domain.ts';

/** A website of a brand's name that its record does not know. */
export interface MissingDomain {
  readonly brand: Brand;
  readonly domain: string;
  /** Under which name the index has it. */
  readonly name: string;
}

/**
 * What the index knows better than the records of people: websites of a brand's name that are no brand's. A record
 * has `namesakes` and `disowned` for what the index only seems to know.
 */
export function missingDomains(
  held: readonly HeldOrganisation[],
  brands: readonly Brand[],
  places: ReadonlyMap<string, Pick<PlacedRecord, 'record'>>,
): MissingDomain[] {
  const { ownerOf } = indexDomains(brands);
  return held.flatMap(({ organisation, brands: named }) => {
    const [brand] = named;
    if (!brand) return [];
    const looked = named.flatMap(({ id }) => places.get(id)?.record ?? []);
    const settled = new Set(looked.flatMap(({ namesakes, disowned }) => [...namesakes, ...disowned]));
    return organisation.domains
      .filter((domain) => isNearDomain(domain) && !ownerOf(domain) && !settled.has(domain))
      .map((domain) => ({ brand, domain, name: organisation.names[0] ?? brand.name }));
  });
}
