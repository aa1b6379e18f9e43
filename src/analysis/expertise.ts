import { buildBrandDirectory, type DirectoryParts } from '../brands/brand-directory.ts';
import { readBrands } from '../brands/load-brands.ts';
import type { Problem } from '../documents/document.ts';
import type { PlacedService } from '../links/link-service.ts';
import { indexServices } from '../links/link-services.ts';
import { readLinkLists } from '../links/read-link-lists.ts';
import { type BannerBook, loadBanners } from '../rewrite/banner-book.ts';
import { compileRules } from '../rules/compile-rules.ts';
import { loadPolicy, type Policy } from '../rules/policy.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { loadPhrases } from '../signals/ask/phrase-book.ts';
import type { Knowledge } from '../signals/knowledge.ts';
import { SIGNALS } from '../signals/signals.ts';
import type { RuleFolder } from './rule-folder.ts';

/** Everything that is known and decided before any message arrives; replaced as a whole on reload. */
export interface Expertise {
  readonly knowledge: Knowledge;
  readonly rules: RuleSet;
  readonly policy: Policy;
  readonly banners: BannerBook;
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
  readonly links: readonly PlacedService[];
  readonly folder: Omit<RuleFolder, 'brands' | 'partners' | 'lists'>;
}

export type ExpertiseSourceReading =
  | { readonly ok: true; readonly source: ExpertiseSource }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the brands of a rule folder; the rest waits for `compileExpertise`. */
export function readExpertiseSource({
  brands,
  partners,
  lists,
  ...folder
}: RuleFolder): ExpertiseSourceReading {
  const reading = readBrands({ brands, partners, lists });
  const links = readLinkLists(lists);
  if (reading.ok && links.ok) {
    return { ok: true, source: { brands: reading.parts, links: links.services, folder } };
  }
  return { ok: false, problems: [reading, links].flatMap((each) => (each.ok ? [] : each.problems)) };
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
export function compileExpertise({ brands, links, folder }: ExpertiseSource): ExpertiseReading {
  const directory = buildBrandDirectory(brands);
  const phrases = loadPhrases(folder.lures);
  const banners = loadBanners(folder.banners);
  const policy = loadPolicy(folder.policy, folder.localPolicy);
  const known = { signals: SIGNALS.map(({ id }) => id), brands: directory.brands.map(({ id }) => id) };
  const rules = compileRules(folder.rules, known);
  if (phrases.ok && banners.ok && policy.ok && rules.ok) {
    const knowledge = { brands: directory, phrases: phrases.phrases, links: indexServices(links) };
    return {
      ok: true,
      expertise: { knowledge, rules: rules.rules, policy: policy.policy, banners: banners.book },
    };
  }
  const readings = [phrases, banners, policy, rules];
  return { ok: false, problems: readings.flatMap((reading) => (reading.ok ? [] : reading.problems)) };
}
