import { mainLabel, organizationalDomain } from '../domain.ts';
import { foldedString } from '../fold.ts';
import { squeezed } from '../vocabulary.ts';

/** Paths that say nothing but the language or the start page. */
const PLAIN_PATH =
  /^\/?(?:[a-z]{2}(?:[-_][a-z]{2})?\/?|home\/?|index\.\w+|(?:nl|fr|de|et|en|be|at|lu)\/(?:nl|fr|de|et|en)\/?)?$/i;

/** Letters that a domain and a name must share at least, where the website is a page of a larger one. */
const SHARED_LETTERS = 4;

/** The registrable domain of a website; undefined for one that is only a page at somebody else's. */
export function websiteDomain(website: string, names: readonly string[]): string | undefined {
  if (!URL.canParse(website)) return undefined;
  const { hostname, pathname } = new URL(website);
  const domain = organizationalDomain(hostname);
  if (!domain.includes('.') || /^[\d.]+$/.test(domain)) return undefined;
  return PLAIN_PATH.test(pathname) || isNamedAfter(domain, names) ? domain : undefined;
}

/** Whether the label of a domain is made of a name, or begins as one. */
function isNamedAfter(domain: string, names: readonly string[]): boolean {
  const label = squeezed(foldedString(mainLabel(domain)));
  return names.some((name) => {
    const letters = squeezed(foldedString(name));
    const start = letters.slice(0, SHARED_LETTERS);
    return letters === label || (start.length === SHARED_LETTERS && label.includes(start));
  });
}

/** Ends of domains of the countries that a record can name, and of those that anybody takes. */
const NEAR_ENDS: ReadonlySet<string> = new Set(
  'be nl lu fr de at ee us br pt es it pl uk ch ca au ie eu io co me tv ai sh to'.split(' '),
);

/** Whether a domain is of a country whose mail is read here, or of none. */
export function isNearDomain(domain: string): boolean {
  const end = domain.slice(domain.lastIndexOf('.') + 1);
  return end.length > 2 || NEAR_ENDS.has(end);
}

/** Without the domains of far countries, unless there are no others: nobody here gets mail from toyota.com.py. */
export function nearDomains(domains: readonly string[]): string[] {
  const near = domains.filter(isNearDomain);
  return near.length > 0 ? near : [...domains];
}
