import { basename } from 'node:path/posix';
import { type Document, isLocal, type Problem } from '../documents/document.ts';
import { readOverlaid } from '../documents/overlay.ts';
import { slotProblems } from './banner-slots.ts';
import { BANNER_LANGUAGES, type BannerLanguage, BannerTexts } from './banner-texts.ts';

/** What banners say, in every language. */
export type BannerBook = Readonly<Record<BannerLanguage, BannerTexts>>;

/** Either the book or everything that is wrong with its documents, never both. */
export type BannerReading =
  | { readonly ok: true; readonly book: BannerBook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads `rules/banners/*.yaml`: all five languages, each with every text and the slots that belong into it, and the
 * administrator's own texts over those of the same language.
 */
export function loadBanners(documents: readonly Document[]): BannerReading {
  const problems: Problem[] = [];
  const byLanguage = new Map<BannerLanguage, BannerTexts>();
  const shipped = documents.filter((each) => !isLocal(each));
  for (const document of shipped) {
    const own = documents.filter((each) => isLocal(each) && stemOf(each) === stemOf(document));
    const reading = readOverlaid(BannerTexts, [document, ...own]);
    if (!reading.ok || !reading.overlaid) {
      problems.push(...(reading.ok ? [] : reading.problems));
      continue;
    }
    const { value, problemAt } = reading.overlaid;
    const first = byLanguage.get(value.language);
    problems.push(...slotProblems(reading.overlaid));
    if (first)
      problems.push(problemAt(['language'], `the language ${value.language} is there already`, RENAME));
    byLanguage.set(value.language, value);
  }
  problems.push(...unknownLanguages(documents, shipped));
  if (problems.length > 0) return { ok: false, problems };
  return assemble(byLanguage, documents[0]?.file ?? 'banners');
}

const RENAME = 'correct the language of one of the two files';

/** `fr` of `rules/banners/fr.yaml`, which the administrator's own file has for its name, too. */
function stemOf({ file }: Document): string {
  return basename(file).replace(/\.yaml$/, '');
}

function unknownLanguages(documents: readonly Document[], shipped: readonly Document[]): Problem[] {
  const stems = new Set(shipped.map(stemOf));
  return documents
    .filter((each) => isLocal(each) && !stems.has(stemOf(each)))
    .map((each) => ({
      file: each.file,
      line: 1,
      column: 1,
      message: `no banner has the name ${stemOf(each)}`,
      cure: `name the file after one of ours: ${[...stems].join(', ')}`,
    }));
}

function assemble(byLanguage: ReadonlyMap<BannerLanguage, BannerTexts>, file: string): BannerReading {
  const textsOf = (language: BannerLanguage) => byLanguage.get(language);
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
