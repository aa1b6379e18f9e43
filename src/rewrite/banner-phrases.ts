import type { BannerBook } from './banner-book.ts';
import { parseSentence } from './banner-slots.ts';
import type { BannerTexts } from './banner-texts.ts';

/** The words of one language that stand in every banner, as `lettersOf` has them, in the order in which they stand. */
interface LanguagePhrases {
  /** Label and headline, up to the first word that is not ours. */
  readonly openings: readonly string[];
  readonly actions: readonly string[];
  readonly ending: string;
  /** Behind the ending, where there is an address for it. */
  readonly report: string;
}

/** What a banner is known by when a mail program has quoted, wrapped, recoloured and renamed everything else of it. */
export type BannerPhrases = readonly LanguagePhrases[];

/** Where a banner stands among letters. */
export interface LetterSpan {
  readonly start: number;
  readonly end: number;
  /** Whether the question about mistakes is at its end, so that an address follows. */
  readonly reported: boolean;
}

/** Letters from the opening to the action: label, headline with a brand, and what a program puts between. */
const HEAD_LENGTH = 400;

/** Letters of the longest banner in two languages, twice. */
const BANNER_LENGTH = 4000;

const compiled = new WeakMap<BannerBook, BannerPhrases>();

/** The phrases of all languages. Made once for each book. */
export function bannerPhrases(book: BannerBook): BannerPhrases {
  const known = compiled.get(book);
  if (known) return known;
  const phrases = Object.values(book).map(phrasesOf);
  compiled.set(book, phrases);
  return phrases;
}

function phrasesOf({ levels, unbranded, closing }: BannerTexts): LanguagePhrases {
  const { intermediary, suspicious, impersonation } = levels;
  const branded = [intermediary, suspicious, impersonation];
  const heads = branded.map(({ label, headline }) => `${label} ${ownWords(headline)}`);
  const unbrandedHeads = [suspicious, impersonation].map(
    ({ label }) => `${label} ${ownWords(unbranded.headline)}`,
  );
  return {
    openings: [...heads, ...unbrandedHeads].map(lettersOf).filter(isTelling),
    actions: [...branded, unbranded].map(({ action }) => lettersOf(ownWords(action))).filter(isTelling),
    ending: lettersOf(closing.addedBy),
    report: lettersOf(closing.reportTo),
  };
}

/** Letters of a phrase that is known again. An administrator may begin a headline with a slot, which leaves too little. */
const TELLING_LENGTH = 12;

function isTelling(letters: string): boolean {
  return letters.length >= TELLING_LENGTH;
}

/** The beginning of a sentence, up to its first slot. */
function ownWords(sentence: string): string {
  const [first] = parseSentence(sentence);
  return first?.kind === 'words' ? first.words : '';
}

/**
 * Letters and digits in lower case without their accents. Line ends, quotation signs, rules, dashes, spaces and the marks
 * of a language are what mail programs change.
 */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/**
 * Every banner among letters: its opening, its action and its ending in that order. Somebody who talks about a banner
 * quotes one of them, not all three.
 *
 * @param isStart whether a piece of text of its own, such as a line, begins at a place
 */
export function findBanners(
  letters: string,
  phrases: BannerPhrases,
  isStart: (place: number) => boolean,
): LetterSpan[] {
  const spans = phrases.flatMap((language) =>
    language.openings.flatMap((opening) => spansFrom(letters, opening, language, isStart)),
  );
  const ordered = spans.toSorted((left, right) => left.start - right.start || right.end - left.end);
  return ordered.filter((span, index) => ordered.slice(0, index).every(({ end }) => end <= span.start));
}

/** Banners that are looked for: the opening a hundred thousand times would have the rest searched as often. */
const OPENING_LIMIT = 50;

function spansFrom(
  letters: string,
  opening: string,
  { actions, ending, report }: LanguagePhrases,
  isStart: (place: number) => boolean,
): LetterSpan[] {
  const spans: LetterSpan[] = [];
  let tries = 0;
  for (let start = letters.indexOf(opening); start !== -1; start = letters.indexOf(opening, start + 1)) {
    if (++tries > OPENING_LIMIT) break;
    const place = startWithSymbol(letters, start, isStart);
    if (place === undefined) continue;
    const head = letters.slice(start, start + HEAD_LENGTH);
    const acts = actions.some((action) => head.includes(action, opening.length));
    const found = acts ? letters.slice(start, start + BANNER_LENGTH).indexOf(ending) : -1;
    if (found === -1) continue;
    const end = start + found + ending.length;
    const reported = letters.startsWith(report, end);
    spans.push({ start: place, end: reported ? end + report.length : end, reported });
  }
  return spans;
}

/** The symbol of a mere note is a letter. */
function startWithSymbol(
  letters: string,
  start: number,
  isStart: (place: number) => boolean,
): number | undefined {
  if (letters[start - 1] === 'i' && isStart(start - 1)) return start - 1;
  return isStart(start) ? start : undefined;
}

/** Whether a word is where mistaken banners are reported to: an address of mail or of a page. */
export function isAddress(word: string): boolean {
  return word.length <= ADDRESS_LENGTH && /^[<([]?(?:mailto:)?(?:[^\s@]+@[^\s@]+|https?:\/\/\S+)$/.test(word);
}

const ADDRESS_LENGTH = 300;
