import type { Brand } from './brand.ts';
import type { SenderLists } from './sender-lists.ts';

/** Which brand owns a domain, and where its customers have mailboxes. */
export interface DomainOwners {
  /** The brand that answers for a host; nobody does for what a customer rents (`proximus.zendesk.com`). */
  ownerOf(domain: string): Brand | undefined;
  isMailboxDomain(domain: string): boolean;
  /** The platform's domain below which a customer rented this host; undefined for every other host. */
  customerDomainOf(host: string): string | undefined;
}

type CustomerDomains = SenderLists['customerDomains'];

/** Labels looked at from the right; no owned domain has more. */
const DEEPEST = 8;

/** Indexes owned domains, own public suffixes and mailbox domains. */
export function indexDomains(
  brands: readonly Brand[],
  customerDomains: CustomerDomains = new Map(),
): DomainOwners {
  const owners = new Map<string, Brand>();
  const suffixes = new Map<string, Brand>();
  for (const brand of brands) {
    for (const domain of [...brand.domains, ...brand.mailboxDomains])
      if (!owners.has(domain)) owners.set(domain, brand);
    for (const suffix of brand.domainSuffixes) suffixes.set(suffix, brand);
  }
  const mailboxDomains = new Set(brands.flatMap((brand) => brand.mailboxDomains));
  return {
    ownerOf: (domain) =>
      longestOwned(domain, (parent) => owners.get(parent) ?? suffixes.get(parent), customerDomains),
    isMailboxDomain: (domain) => mailboxDomains.has(domain.toLowerCase()),
    customerDomainOf: (host) => platformOf(host, customerDomains),
  };
}

/**
 * A domain or suffix owns everything below it; the longest one that is owned decides, and what lies between it
 * and the host may not be rented out.
 */
function longestOwned(
  domain: string,
  owned: (parent: string) => Brand | undefined,
  customerDomains: CustomerDomains,
): Brand | undefined {
  let label: string | undefined;
  for (const parent of parentsOf(domain)) {
    if (isRented(parent, label, customerDomains)) return undefined;
    const owner = owned(parent);
    if (owner) return owner;
    label = firstLabel(parent);
  }
  return undefined;
}

function platformOf(host: string, customerDomains: CustomerDomains): string | undefined {
  let label: string | undefined;
  for (const parent of parentsOf(host)) {
    if (isRented(parent, label, customerDomains)) return parent;
    label = firstLabel(parent);
  }
  return undefined;
}

/** Whether a customer has the name `label` directly below `parent`. */
function isRented(parent: string, label: string | undefined, customerDomains: CustomerDomains): boolean {
  const own = customerDomains.get(parent);
  return own !== undefined && label !== undefined && !own.has(label);
}

function firstLabel(host: string): string {
  return host.slice(0, host.indexOf('.'));
}

/** A host and the domains above it, the host first; of very long hosts only the end. */
function* parentsOf(host: string): Generator<string> {
  let parent = host.toLowerCase().split('.').slice(-DEEPEST).join('.');
  while (parent !== '') {
    yield parent;
    const dot = parent.indexOf('.');
    parent = dot === -1 ? '' : parent.slice(dot + 1);
  }
}
