import { basename } from 'node:path/posix';
import type { z } from 'zod';
import type { DatedEntry } from '../documents/dated-entry.ts';
import type { Document, Problem } from '../documents/document.ts';
import { nearest } from '../documents/nearest.ts';
import { readOverlaid } from '../documents/overlay.ts';
import { type Located, readYaml } from '../documents/yaml-document.ts';
import type { Brand, Partner } from './brand.ts';
import { checkBrandFiles } from './brand-check.ts';
import { type BrandDirectory, buildBrandDirectory, type DirectoryParts } from './brand-directory.ts';
import type { PartnerRecord } from './brand-record.ts';
import { DeskWords, NO_DESK_WORDS } from './desk-words.ts';
import { type LayeredRecord, mergeLayers } from './merge-layers.ts';
import { partnerEntries } from './partner-entries.ts';
import { PartnerFile } from './partner-file.ts';
import { commonPictures, Pictures } from './pictures.ts';
import { publishedFacts, SectorFacts } from './published-facts.ts';
import { readBrandFiles } from './read-brand-files.ts';
import { CustomerDomains, MailboxProviders, RealWords, Relays } from './sender-lists.ts';

/** The documents that brand knowledge is made of. */
export interface BrandDocuments {
  /** `rules/brands/**.yaml` and `rules/local/brands/*.yaml`; the folder says which layer. */
  readonly brands: readonly Document[];
  /** `rules/local/partners/*.yaml`: the administrator's own partners, kept apart from our brands. */
  readonly partners?: readonly Document[];
  /** `rules/lists/*.yaml`; lists of other parts of the program are passed over. */
  readonly lists?: readonly Document[];
}

/** Either the directory or everything that is wrong with the documents. */
export type BrandReading =
  | { readonly ok: true; readonly directory: BrandDirectory }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What a directory is built of, or everything that is wrong with the documents. */
export type BrandPartsReading =
  | {
      readonly ok: true;
      readonly parts: DirectoryParts & Required<Pick<DirectoryParts, 'senderLists'>>;
      /** Entries that count until a day; the edge, which has a clock, tells which have expired. */
      readonly dated: readonly DatedEntry[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads, checks and indexes everything that is known about brands and senders. */
export function loadBrands(documents: BrandDocuments): BrandReading {
  const reading = readBrands(documents);
  return reading.ok ? { ok: true, directory: buildBrandDirectory(reading.parts) } : reading;
}

/** Reads and checks the documents; the parts are plain data, which another thread can be given. */
export function readBrands({ brands, partners = [], lists = [] }: BrandDocuments): BrandPartsReading {
  const problems: Problem[] = [];
  const read = <S extends z.ZodType>(schema: S, document: Document): Located<z.infer<S>>[] => {
    const reading = readYaml(schema, document);
    if (!reading.ok) problems.push(...reading.problems);
    return reading.ok ? [reading.document] : [];
  };
  const list = <S extends z.ZodType>(schema: S, name: string): z.infer<S>[] => {
    const reading = readOverlaid(
      schema,
      lists.filter(({ file }) => basename(file) === name),
    );
    if (!reading.ok) problems.push(...reading.problems);
    return reading.ok && reading.overlaid ? [reading.overlaid.value] : [];
  };

  const layers = readBrandFiles(brands, problems);
  const partnerFiles = partners.flatMap((document) => read(PartnerFile, document));
  const deskWords = list(DeskWords, 'desk-words.yaml').at(-1) ?? NO_DESK_WORDS;
  const providers = list(MailboxProviders, 'mailbox-providers.yaml');
  const relays = list(Relays, 'relays.yaml');
  const platforms = list(CustomerDomains, 'customer-domains.yaml').flatMap((file) => file.customerDomains);
  const pictures = commonPictures(list(Pictures, 'pictures.yaml'));
  const sectorFacts = list(SectorFacts, 'sector-facts.yaml').flatMap((file) => file.sectorFacts);
  const realWords = list(RealWords, 'real-words.yaml').flatMap((words) => words.realWords);
  const records = mergeLayers(layers);
  const ids = new Set(records.map(({ id }) => id));
  problems.push(...checkBrandFiles(layers), ...unknownBrands(partnerFiles, ids));
  if (problems.length > 0) return { ok: false, problems };
  const senderLists = {
    mailboxProviders: new Set(providers.flatMap((file) => Object.values(file.mailboxProviders).flat())),
    relays: new Set(relays.flatMap((file) => file.relays.flatMap(({ domains }) => domains))),
    customerDomains: new Map(
      platforms.flatMap(({ domains, own }) => domains.map((domain) => [domain, new Set(['www', ...own])])),
    ),
  };
  const complete = records.map((record) => brandOf(record, partnersOf(record.id, partnerFiles), sectorFacts));
  const parts = { brands: complete, deskWords, senderLists, pictures, realWords };
  return { ok: true, parts, dated: partnerEntries(layers, partnerFiles) };
}

function brandOf(
  record: LayeredRecord,
  partners: readonly PartnerRecord[],
  sectorFacts: SectorFacts['sectorFacts'],
): Brand {
  return {
    id: record.id,
    layer: record.layer,
    name: record.name,
    names: [...new Set([record.name, ...record.aliases])],
    ambiguousNames: record.ambiguous,
    sector: record.sector,
    ...(record.group !== undefined && { group: record.group }),
    countries: record.countries,
    domains: record.domains.map(({ domain }) => domain),
    domainSuffixes: record.domainSuffixes,
    mailboxDomains: record.mailboxDomains,
    namesakes: record.namesakes,
    partners: [...record.partners, ...partners].map(partnerOf),
    ...(record.contact && { contactUrl: record.contact.url }),
    ...(record.contact?.checked && { contactChecked: record.contact.checked }),
    telephones: record.contact?.telephones ?? [],
    facts: publishedFacts(record, sectorFacts),
  };
}

function partnersOf(id: string, files: readonly Located<PartnerFile>[]): PartnerRecord[] {
  return files.flatMap(({ value }) => value.partners).filter(({ brand }) => brand === id);
}

function partnerOf({ domain, role, evidence, complaints, owner, expires }: PartnerRecord): Partner {
  return { domain, role, evidence, ...(complaints && { complaints }), ...(owner && { owner }), expires };
}

function unknownBrands(files: readonly Located<PartnerFile>[], ids: ReadonlySet<string>): Problem[] {
  return files.flatMap(({ value, problemAt }) =>
    value.partners.flatMap(({ brand }, index) => {
      if (ids.has(brand)) return [];
      const suggestion = nearest(brand, ids);
      const cure = suggestion ? `did you mean "${suggestion}"?` : 'add the brand to rules/brands first';
      return [problemAt(['partners', index, 'brand'], `no brand has the id "${brand}"`, cure)];
    }),
  );
}
