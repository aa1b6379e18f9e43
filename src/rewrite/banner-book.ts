import type { Document, Problem } from '../documents/document.ts';
import { type Located, readYaml } from '../documents/yaml-document.ts';
import { slotProblems } from './banner-slots.ts';
import { BANNER_LANGUAGES, type BannerLanguage, BannerTexts } from './banner-texts.ts';

/** What banners say, in every language. */
export type BannerBook = Readonly<Record<BannerLanguage, BannerTexts>>;

/** Either the book or everything that is wrong with its documents, never both. */
export type BannerReading =
  | { readonly ok: true; readonly book: BannerBook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads `rules/banners/*.yaml`: all five languages, each with every text and the slots that belong into it. */
export function loadBanners(documents: readonly Document[]): BannerReading {
  const problems: Problem[] = [];
  const byLanguage = new Map<BannerLanguage, Located<BannerTexts>>();
  for (const document of documents) {
    const reading = readYaml(BannerTexts, document);
    if (!reading.ok) {
      problems.push(...reading.problems);
      continue;
    }
    const located = reading.document;
    problems.push(...slotProblems(located), ...duplicateProblem(located, byLanguage));
    byLanguage.set(located.value.language, located);
  }
  if (problems.length > 0) return { ok: false, problems };
  return assemble(byLanguage, documents[0]?.file ?? 'banners');
}

function duplicateProblem(
  located: Located<BannerTexts>,
  seen: ReadonlyMap<BannerLanguage, Located<BannerTexts>>,
): Problem[] {
  const { language } = located.value;
  const first = seen.get(language);
  return first ? [located.problemAt(['language'], `${language} stands in ${first.file} already`)] : [];
}

function assemble(
  byLanguage: ReadonlyMap<BannerLanguage, Located<BannerTexts>>,
  file: string,
): BannerReading {
  const textsOf = (language: BannerLanguage) => byLanguage.get(language)?.value;
  const [nl, fr, de, et, en] = [textsOf('nl'), textsOf('fr'), textsOf('de'), textsOf('et'), textsOf('en')];
  if (nl && fr && de && et && en) return { ok: true, book: { nl, fr, de, et, en } };
  const missing = BANNER_LANGUAGES.filter((language) => !byLanguage.has(language));
  return {
    ok: false,
    problems: missing.map((language) => ({
      file: file.replace(/[^/]*$/, `${language}.yaml`),
      line: 1,
      column: 1,
      message: `the banner has no texts in ${language}`,
      cure: 'add the file; banners need all five languages',
    })),
  };
}
