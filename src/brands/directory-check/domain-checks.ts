import type { Problem } from '../../documents/document.ts';
import type { Brand } from '../brand.ts';
import { isWithin, organizationalDomain } from '../domain.ts';
import { indexDomains } from '../domain-owners.ts';
import type { PlacedRecord } from '../record-places.ts';
import type { CheckedDirectory } from './directory-report.ts';

/** Domains at which others write, and a contact page that is somebody else's. */
export function checkDomains({ placed, senderLists, brands }: CheckedDirectory): Problem[] {
  const byId = new Map(brands.map((brand) => [brand.id, brand]));
  const { ownerOf } = indexDomains(brands);
  return placed.flatMap((each) => {
    const brand = byId.get(each.record.id);
    return [
      ...mailboxesOfOthers(each, brand, senderLists.mailboxProviders),
      ...rentedDomains(each, brand, senderLists.customerDomains),
      ...contactElsewhere(each, ownerOf),
    ];
  });
}

/** An address at gmail.com is no proof of Google; only `mailboxDomains` says so. */
function mailboxesOfOthers(
  { record, problemAt }: PlacedRecord,
  brand: Brand | undefined,
  mailboxProviders: ReadonlySet<string>,
): Problem[] {
  return record.domains.flatMap(({ domain }, index) => {
    if (!mailboxProviders.has(domain) || brand?.mailboxDomains.includes(domain)) return [];
    const message = `everybody can have a mailbox at ${domain} (lists/mailbox-providers.yaml)`;
    return [problemAt(['domains', index], message, 'add it to mailboxDomains')];
  });
}

/** A name below a platform is rented: today's customer is not tomorrow's. */
function rentedDomains(
  { record, problemAt }: PlacedRecord,
  brand: Brand | undefined,
  customerDomains: ReadonlyMap<string, ReadonlySet<string>>,
): Problem[] {
  const { customerDomainOf } = indexDomains([], customerDomains);
  return record.domains.flatMap(({ domain }, index) => {
    const platform = customerDomainOf(domain);
    if (platform === undefined || brand?.mailboxDomains.includes(domain)) return [];
    const message = `${domain} is rented from ${platform} (lists/customer-domains.yaml)`;
    return [problemAt(['domains', index], message, 'leave it out, or add its label to own of the platform')];
  });
}

/** Public bodies of a country share a website. */
const SHARED_SITE = 'government';

function contactElsewhere(
  { record, problemAt }: PlacedRecord,
  ownerOf: (domain: string) => Brand | undefined,
): Problem[] {
  if (!record.contact) return [];
  const { hostname } = new URL(record.contact.url);
  const owner = ownerOf(hostname);
  if (owner?.sector === SHARED_SITE && record.sector === SHARED_SITE) return [];
  if (owner?.id === record.id || record.domains.some(({ domain }) => isWithin(hostname, domain))) return [];
  const message = `${organizationalDomain(hostname)} is no domain of "${record.id}"${owner ? ` but of "${owner.id}"` : ''}`;
  return [problemAt(['contact'], message, 'name the brand’s own contact page, or add the domain')];
}
