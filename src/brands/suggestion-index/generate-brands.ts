import type { Brand } from '../brand.ts';
import type { BrandRecord } from '../brand-record.ts';
import { isListed, publicSuffix } from '../domain.ts';
import { indexDomains } from '../domain-owners.ts';
import type { EverydayNames } from '../everyday-words.ts';
import { foldedString } from '../fold.ts';
import { nameKey } from '../name-key.ts';
import { overlap } from '../overlap.ts';
import type { SenderLists } from '../sender-lists.ts';
import { guardedNames } from './guarded-names.ts';
import type { Organisation } from './organisation.ts';

/** What is known without the index. */
export interface KnownBrands {
  /** Brands that a person entered. */
  readonly brands: readonly Brand[];
  readonly senderLists: SenderLists;
  readonly everyday: EverydayNames;
}

/** A company of the index that has a person's record already. */
export interface HeldOrganisation {
  readonly organisation: Organisation;
  /** Brands of its name in its countries; empty where only a domain is theirs. */
  readonly brands: readonly Brand[];
}

/** Records for those that nobody has entered, in the order of sector and id, and the companies that somebody has. */
export interface Generation {
  readonly records: readonly BrandRecord[];
  readonly held: readonly HeldOrganisation[];
}

/**
 * Makes records of the companies that nobody has entered. The same input always gives the same records.
 *
 * @param checked ISO date on which the index was made
 */
export function generateBrands(
  organisations: readonly Organisation[],
  known: KnownBrands,
  checked: string,
): Generation {
  const { ownerOf } = indexDomains(known.brands);
  const byName = brandsByName(known.brands);
  const held: HeldOrganisation[] = [];
  const fresh: Organisation[] = [];
  for (const organisation of organisations) {
    const brands = namesakes(organisation, byName);
    if (brands.length > 0 || organisation.domains.some(ownerOf)) held.push({ organisation, brands });
    else fresh.push(...withOwnDomains(organisation, known.senderLists));
  }
  return { records: recordsOf(fresh, known, new Set(byName.keys()), checked), held };
}

type BrandsByName = ReadonlyMap<string, readonly Brand[]>;

function brandsByName(brands: readonly Brand[]): BrandsByName {
  const named = brands.flatMap((brand) => brand.names.map((name) => ({ key: nameKey(name), brand })));
  const grouped = Map.groupBy(named, ({ key }) => key);
  return new Map([...grouped].map(([key, entries]) => [key, entries.map(({ brand }) => brand)]));
}

/** Brands of one of its names, met in one of its countries. */
function namesakes({ names, countries }: Organisation, byName: BrandsByName): Brand[] {
  const named = new Set(names.flatMap((name) => byName.get(nameKey(name)) ?? []));
  return [...named].filter((brand) => overlap(brand.countries, countries));
}

/** Without the domains below which everybody can have a site or a mailbox. */
function withOwnDomains(organisation: Organisation, lists: SenderLists): Organisation[] {
  const domains = organisation.domains.filter(
    (domain) =>
      publicSuffix(domain) !== domain &&
      !lists.mailboxProviders.has(domain) &&
      !lists.customerDomains.has(domain) &&
      !isListed(domain, lists.relays),
  );
  return domains.length > 0 ? [{ ...organisation, domains }] : [];
}

function recordsOf(
  organisations: readonly Organisation[],
  { brands, everyday }: KnownBrands,
  brandNames: ReadonlySet<string>,
  checked: string,
): BrandRecord[] {
  const holders = {
    organisations: holderCounts(organisations),
    brands: brandNames,
  };
  const ids = new Set(brands.map(({ id }) => id));
  const ordered = organisations.toSorted((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
  const records = ordered.flatMap((organisation): BrandRecord[] => {
    const guarded = guardedNames(organisation, everyday, holders);
    const [name, ...aliases] = guarded?.names ?? [];
    if (!guarded || name === undefined) return [];
    return [
      {
        id: freeId(name, organisation, ids),
        name,
        aliases,
        ambiguous: [...guarded.ambiguous],
        sector: organisation.sector,
        countries: [...organisation.countries],
        domains: organisation.domains.map((domain) => ({ domain, source: 'nsi', checked })),
        domainSuffixes: [],
        mailboxDomains: [],
        namesakes: [],
        disowned: [],
        partners: [],
        facts: [],
      },
    ];
  });
  return records.toSorted((left, right) => (recordKey(left) < recordKey(right) ? -1 : 1));
}

/** Independent of the order of the index, so that a new version moves as little as possible. */
function sortKey({ sector, names, id }: Organisation): string {
  return `${sector} ${nameKey(names[0] ?? '')} ${id}`;
}

function recordKey({ sector, id }: BrandRecord): string {
  return `${sector} ${id}`;
}

/** How many companies have a name. */
function holderCounts(organisations: readonly Organisation[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { names } of organisations)
    for (const key of new Set(names.map(nameKey))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The name in kebab-case; the second of that name also has its country, the third its number in Wikidata. */
function freeId(name: string, { countries, id: wikidata }: Organisation, taken: Set<string>): string {
  const plain = foldedString(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const candidates = [plain, `${plain}-${countries[0] ?? 'world'}`, `${plain}-${wikidata}`];
  const id = candidates.map((each) => each.toLowerCase()).find((each) => !taken.has(each)) ?? wikidata;
  taken.add(id);
  return id;
}
