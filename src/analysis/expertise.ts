import { loadBrands } from '../brands/load-brands.ts';
import type { Problem } from '../documents/document.ts';
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

/** Compiles a rule folder. Either everything is right, or every problem of every file is told. */
export function loadExpertise(folder: RuleFolder): ExpertiseReading {
  const brands = loadBrands(folder);
  const phrases = loadPhrases(folder.lures);
  const banners = loadBanners(folder.banners);
  const policy = loadPolicy(folder.policy, folder.localPolicy);
  const signals = SIGNALS.map(({ id }) => id);
  // Without the brands every rule that names one would be reported as well: only the cause is told.
  const rules = brands.ok
    ? compileRules(folder.rules, { signals, brands: brands.directory.brands.map(({ id }) => id) })
    : undefined;
  if (brands.ok && 'phrases' in phrases && banners.ok && policy.ok && rules?.ok) {
    const knowledge = { brands: brands.directory, phrases: phrases.phrases };
    return {
      ok: true,
      expertise: { knowledge, rules: rules.rules, policy: policy.policy, banners: banners.book },
    };
  }
  const readings = [brands, banners, policy, ...(rules ? [rules] : [])];
  return {
    ok: false,
    problems: readings
      .flatMap((reading) => (reading.ok ? [] : reading.problems))
      .concat('problems' in phrases ? phrases.problems : []),
  };
}
