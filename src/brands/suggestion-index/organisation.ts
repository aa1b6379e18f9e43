import type { Country } from '../brand.ts';
import { countriesOf } from './index-countries.ts';
import { namesOfItem } from './index-names.ts';
import { isTaken, SECTOR_OF_TRADE } from './index-trades.ts';
import type { IndexItem, SuggestionPackage, WikidataFacts } from './suggestion-index.ts';
import { nearDomains, websiteDomain } from './website-domain.ts';

/** A company of the index: all of its items together. */
export interface Organisation {
  /** Its id in Wikidata. */
  readonly id: string;
  readonly names: readonly string[];
  readonly countries: readonly Country[];
  readonly sector: string;
  /** Registrable domains of its websites, the first one named first. */
  readonly domains: readonly string[];
}

const WIKIDATA_TAGS = ['brand:wikidata', 'operator:wikidata', 'network:wikidata'];
const WEBSITE_TAGS = ['website', 'brand:website', 'contact:website'];

/**
 * The companies of the trades and countries that matter which have a website, by their id in Wikidata. Several
 * with one website are one (`Carrefour City` and `Carrefour Express`), since a domain has one owner.
 */
export function organisationsOf({ index, facts }: SuggestionPackage): Organisation[] {
  const byId = new Map<string, Organisation>();
  for (const path of Object.keys(index.nsi).toSorted()) {
    const sector = SECTOR_OF_TRADE.get(path);
    if (sector === undefined) continue;
    for (const item of index.nsi[path]?.items ?? []) {
      const found = isTaken(path, countriesOf(item)) && organisationOf(item, sector, facts);
      if (found) byId.set(found.id, joined(byId.get(found.id), found));
    }
  }
  return joinedByDomain([...byId.values()]);
}

function organisationOf(item: IndexItem, sector: string, facts: WikidataFacts): Organisation | undefined {
  const id = WIKIDATA_TAGS.map((tag) => item.tags[tag]).find((value) => value !== undefined);
  const countries = countriesOf(item);
  const names = namesOfItem(item);
  const known = id === undefined ? undefined : facts.wikidata[id];
  if (id === undefined || names.length === 0 || known?.dissolutions) return undefined;
  const websites = [
    ...(known?.officialWebsites ?? []),
    ...WEBSITE_TAGS.flatMap((tag) => item.tags[tag] ?? []),
  ];
  const domains = new Set(websites.flatMap((website) => websiteDomain(website, names) ?? []));
  return domains.size === 0
    ? undefined
    : { id, names, countries, sector, domains: nearDomains([...domains]) };
}

function joined(first: Organisation | undefined, second: Organisation): Organisation {
  if (!first) return second;
  const countries = [...new Set([...first.countries, ...second.countries])];
  return {
    ...first,
    names: [...new Set([...first.names, ...second.names])],
    countries: countries.includes('world') ? ['world'] : countries,
    domains: [...new Set([...first.domains, ...second.domains])],
  };
}

/** Joins companies until no domain is named by two. */
function joinedByDomain(organisations: readonly Organisation[]): Organisation[] {
  const byDomain = new Map<string, Organisation>();
  for (const organisation of organisations) {
    const others = new Set(organisation.domains.flatMap((domain) => byDomain.get(domain) ?? []));
    const whole = [...others, organisation].reduce((first, second) => joined(first, second));
    for (const domain of whole.domains) byDomain.set(domain, whole);
  }
  return [...new Set(byDomain.values())];
}
