import { buildBrandDirectory, type DirectoryParts } from '../brands/brand-directory.ts';
import { readBrands } from '../brands/load-brands.ts';
import type { DatedEntry } from '../documents/dated-entry.ts';
import { type Document, isLocal, type Problem } from '../documents/document.ts';
import type { PlacedService } from '../links/link-service.ts';
import { indexServices } from '../links/link-services.ts';
import { readLinkLists } from '../links/read-link-lists.ts';
import type { LogoCatalogue } from '../logos/logo-catalogue.ts';
import { readLogos } from '../logos/read-logos.ts';
import { type BannerBook, loadBanners } from '../rewrite/banner-book.ts';
import { compileRules } from '../rules/compile-rules.ts';
import { type Exception, loadExceptions } from '../rules/exceptions.ts';
import { loadPolicy, type Policy } from '../rules/policy.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { loadPhrases } from '../signals/ask/phrase-book.ts';
import { type ReassuringPhrases, readReassurances } from '../signals/context/reassurances.ts';
import { indexLocales, type Recipients, readRecipients } from '../signals/context/recipient-locales.ts';
import type { Knowledge } from '../signals/knowledge.ts';
import { SIGNALS } from '../signals/signals.ts';
import type { RuleFolder } from './rule-folder.ts';
import { compileShadow, type Shadow, type ShadowSource } from './shadow.ts';

/** Everything that is known and decided before any message arrives; replaced as a whole on reload. */
export interface Expertise {
  readonly knowledge: Knowledge;
  readonly rules: RuleSet;
  readonly policy: Policy;
  readonly banners: BannerBook;
  /** The administrator's own decisions about senders, expired ones included. */
  readonly exceptions: readonly Exception[];
  /** Changes whenever any file of the rules changes, the administrator's own included; 16 hexadecimal digits. */
  readonly version: string;
  /** The enrolled logos; read with the first picture, undefined where there are none. */
  logos(): LogoCatalogue | undefined;
  /** Partners and exceptions, which count until a day: what has expired is for the log and `config check`. */
  readonly dated: readonly DatedEntry[];
  /** A second set of rules beside this one, where the administrator tries one. */
  readonly shadow?: Shadow;
}

export type ExpertiseReading =
  | { readonly ok: true; readonly expertise: Expertise }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * A rule folder whose brands are read already. Reading thousands of records takes most of the time, and this is
 * plain data: the main thread reads it once and gives it to every thread.
 */
export interface ExpertiseSource {
  readonly brands: DirectoryParts;
  readonly partners: readonly DatedEntry[];
  readonly links: readonly PlacedService[];
  readonly reassurances: ReassuringPhrases;
  readonly recipients: Recipients['recipients'];
  readonly folder: Omit<RuleFolder, 'brands' | 'partners' | 'lists' | 'recipients'>;
  readonly shadow?: ShadowSource;
}

export type ExpertiseSourceReading =
  | { readonly ok: true; readonly source: ExpertiseSource }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the brands of a rule folder; the rest waits for `compileExpertise`. */
export function readExpertiseSource({
  brands,
  partners,
  lists,
  recipients,
  ...folder
}: RuleFolder): ExpertiseSourceReading {
  const reading = readBrands({ brands, partners, lists });
  const links = readLinkLists(lists);
  const reassurances = readReassurances(lists);
  const profile = readRecipients(recipients);
  // Of shapes only the administrator's own: the shipped ones are read with the first picture, which is rare.
  const logos = readLogos(folder.logos.filter(isLocal), reading.ok ? brandIds(reading.parts) : undefined);
  if (reading.ok && links.ok && reassurances.ok && profile.ok && logos.ok) {
    const { parts, dated } = reading;
    const plain = {
      links: links.services,
      reassurances: reassurances.phrases,
      recipients: profile.recipients,
    };
    return { ok: true, source: { brands: parts, partners: dated, ...plain, folder } };
  }
  const readings = [reading, links, reassurances, profile, logos];
  return { ok: false, problems: readings.flatMap((each) => (each.ok ? [] : each.problems)) };
}

/** The same knowledge without some brands: what would be seen of an impersonation whose brand nobody entered? */
export function withoutBrands(source: ExpertiseSource, ids: ReadonlySet<string>): ExpertiseSource {
  const brands = source.brands.brands.filter(({ id }) => !ids.has(id));
  return { ...source, brands: { ...source.brands, brands } };
}

/** Compiles a rule folder. Either everything is right, or every problem of every file is told. */
export function loadExpertise(folder: RuleFolder): ExpertiseReading {
  const reading = readExpertiseSource(folder);
  return reading.ok ? compileExpertise(reading.source) : reading;
}

/** Builds every index and compiles every rule. */
export function compileExpertise(source: ExpertiseSource): ExpertiseReading {
  const { brands, partners, folder } = source;
  const { version } = folder;
  const directory = buildBrandDirectory(brands);
  const phrases = loadPhrases(folder.lures);
  const banners = loadBanners(folder.banners);
  const policy = loadPolicy(folder.policy, folder.localPolicy);
  const known = {
    signals: SIGNALS.map(({ id }) => id),
    brands: directory.brands.map(({ id }) => id),
    ownerOf: (host: string) => directory.ownerOf(host)?.id ?? '',
  };
  const rules = compileRules(folder.rules, known);
  const exceptions = loadExceptions(folder.exceptions, {
    brands: new Set(known.brands),
    ...(rules.ok && { rules: new Set([...rules.rules.rules.map(({ id }) => id), ...rules.off]) }),
  });
  const shadow = source.shadow && compileShadow(source.shadow, known);
  if (phrases.ok && banners.ok && policy.ok && rules.ok && exceptions.ok && shadow?.ok !== false) {
    const knowledge = {
      brands: directory,
      phrases: phrases.phrases,
      links: indexServices(source.links),
      reassurances: source.reassurances,
      locales: indexLocales(source.recipients),
    };
    return {
      ok: true,
      expertise: {
        knowledge,
        rules: rules.rules,
        policy: policy.policy,
        logos: () => logosOf(folder.logos),
        banners: banners.book,
        exceptions: exceptions.exceptions,
        version,
        dated: [...partners, ...exceptions.dated],
        ...(shadow && { shadow: shadow.shadow }),
      },
    };
  }
  const readings = [phrases, banners, policy, rules, exceptions, ...(shadow ? [shadow] : [])];
  return { ok: false, problems: readings.flatMap((reading) => (reading.ok ? [] : reading.problems)) };
}

function brandIds({ brands }: DirectoryParts): ReadonlySet<string> {
  return new Set(brands.map(({ id }) => id));
}

/** What is wrong with any file of logos, shipped ones included, which no start checks. */
export function logoProblems({ brands, folder }: ExpertiseSource): readonly Problem[] {
  const reading = readLogos(folder.logos, brandIds(brands));
  return reading.ok ? [] : reading.problems;
}

/** A shipped file that was damaged on its way costs its own brand only; `rules lint` tells. */
function logosOf(documents: readonly Document[]): LogoCatalogue | undefined {
  const reading = readLogos(documents);
  if (reading.ok) return reading.records.length > 0 ? reading.catalogue : undefined;
  const damaged = new Set(reading.problems.map(({ file }) => file));
  return logosOf(documents.filter(({ file }) => !damaged.has(file)));
}
