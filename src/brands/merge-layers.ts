import type { Layer } from './brand.ts';
import type { BrandFile, BrandRecord, LocalBrandRecord } from './brand-record.ts';
import type { BrandLayers } from './read-brand-files.ts';

/** A record with the layer that it comes from. */
export interface LayeredRecord extends BrandRecord {
  readonly layer: Layer;
}

/**
 * Joins the layers; local wins over core, core over generated.
 *
 * - A local record with a name takes the place of the shipped one of the same id; one without a name adds its
 *   lists to it and leaves it in its layer. `status: off` takes the shipped one away.
 * - A generated record whose id a person has used is left out.
 * - A domain stays with the highest layer that names it. A generated brand that has none left is left out: without
 *   a known domain it could only accuse.
 */
export function mergeLayers(layers: BrandLayers): LayeredRecord[] {
  const all = layers.local.flatMap(({ value }) => value.brands);
  const off = all.filter(({ status }) => status === 'off').map(({ id }) => id);
  const local = all.filter(({ status }) => status === undefined);
  const own = local.filter(isWhole);
  const replaced = new Set([...own.map(({ id }) => id), ...off]);
  const core = recordsOf(layers.core).filter(({ id }) => !replaced.has(id));
  const taken = new Set([...replaced, ...core.map(({ id }) => id)]);
  const generated = recordsOf(layers.generated).filter(({ id }) => !taken.has(id));

  const additions = new Map(local.filter((record) => !isWhole(record)).map((each) => [each.id, each]));
  const claimed = ownersOf(local);
  const keptCore = core.map((record) => withAddition(withoutDomains(record, claimed), additions));
  const kept = new Map([...ownersOf(core), ...claimed]);
  const keptGenerated = generated
    .map((record) => withAddition(withoutDomains(record, kept), additions))
    .filter(({ domains }) => domains.length > 0);
  return [...layered(own, 'local'), ...layered(keptCore, 'core'), ...layered(keptGenerated, 'generated')];
}

/** Whether a local record stands for itself. */
export function isWhole(record: LocalBrandRecord): record is BrandRecord {
  return record.name !== undefined;
}

/** Every domain that a record takes for its brand. */
export function allDomains({
  domains,
  domainSuffixes,
}: Pick<BrandRecord, 'domains' | 'domainSuffixes'>): string[] {
  return [...domains.map(({ domain }) => domain), ...domainSuffixes];
}

function recordsOf(files: readonly { readonly value: BrandFile }[]): BrandRecord[] {
  return files.flatMap(({ value }) => value.brands);
}

function layered(records: readonly BrandRecord[], layer: Layer): LayeredRecord[] {
  return records.map((record) => ({ ...record, layer }));
}

/** The id of the record that takes a domain for its own. */
function ownersOf(records: readonly (BrandRecord | LocalBrandRecord)[]): Map<string, string> {
  return new Map(records.flatMap((record) => allDomains(record).map((domain) => [domain, record.id])));
}

/** The record without the domains that a higher layer gives to somebody else. */
function withoutDomains(record: BrandRecord, owners: ReadonlyMap<string, string>): BrandRecord {
  const isLeft = (domain: string): boolean => (owners.get(domain) ?? record.id) === record.id;
  if (allDomains(record).every(isLeft)) return record;
  return {
    ...record,
    domains: record.domains.filter(({ domain }) => isLeft(domain)),
    domainSuffixes: record.domainSuffixes.filter(isLeft),
    mailboxDomains: record.mailboxDomains.filter(isLeft),
  };
}

function withAddition(record: BrandRecord, additions: ReadonlyMap<string, LocalBrandRecord>): BrandRecord {
  const addition = additions.get(record.id);
  if (!addition) return record;
  const contact = addition.contact ? withNumbers(addition.contact, record.contact) : record.contact;
  return {
    ...record,
    sector: addition.sector ?? record.sector,
    countries: [...new Set([...record.countries, ...(addition.countries ?? [])])],
    aliases: [...record.aliases, ...addition.aliases],
    ambiguous: [...record.ambiguous, ...addition.ambiguous],
    domains: [...record.domains, ...addition.domains],
    domainSuffixes: [...record.domainSuffixes, ...addition.domainSuffixes],
    mailboxDomains: [...record.mailboxDomains, ...addition.mailboxDomains],
    namesakes: [...record.namesakes, ...addition.namesakes],
    disowned: [...record.disowned, ...addition.disowned],
    partners: [...record.partners, ...addition.partners],
    facts: [...record.facts, ...addition.facts],
    ...(contact && { contact }),
  };
}

type Contact = NonNullable<BrandRecord['contact']>;

/** The administrator's contact page with the numbers of both. */
function withNumbers(contact: Contact, shipped: Contact | undefined): Contact {
  return { ...contact, telephones: [...contact.telephones, ...(shipped?.telephones ?? [])] };
}
