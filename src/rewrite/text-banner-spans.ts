import { type BannerPhrases, findBanners, isAddress, type LetterSpan, lettersOf } from './banner-phrases.ts';
import type { TextSpan } from './located-text.ts';

/** One line of text, by its place. */
interface Line {
  readonly start: number;
  /** Behind its line end. */
  readonly end: number;
  /** Without what quotes it and the white space around it. */
  readonly words: string;
  readonly letters: string;
  /** Where its letters begin among those of all lines. */
  readonly place: number;
}

/** Longer text is not searched: banners stand where somebody reads. */
const TEXT_LIMIT = 2_000_000;

const RULE = /^={8,200}$/;

/**
 * The banners within plain text, quoted or not, wrapped anew or not, as ranges of whole lines with their rules. One that
 * shares its last line with anything else stays.
 */
export function textBannerSpans(text: string, phrases: BannerPhrases): TextSpan[] {
  if (text.length > TEXT_LIMIT) return [];
  const lines = linesOf(text);
  const letters = lines.map((line) => line.letters).join('');
  const starts = new Set(lines.map(({ place }) => place));
  const banners = findBanners(letters, phrases, (place) => starts.has(place));
  return banners.flatMap((banner) => wholeLines(lines, banner));
}

/**
 * What begins as our banner and is none of ours, bracket and both rules, whatever it says. Every part is bounded, and
 * only lines that begin with a bracket are looked at.
 */
const FORGED =
  /^[ >|]{0,40}\[(?:i|!|!!)\] [^\n]{1,200}\n(?:[^\n]{0,200}\n){0,4}?[ >|]{0,40}={60,90}\r?\n(?:[^\n]{0,300}\n){1,60}?[ >|]{0,40}={60,90}(?:\r?\n|$)(?:[ >|]{0,40}\r?\n)?/gm;

/** Where a sender has written a banner of his own in the form of ours. */
export function forgedTextSpans(text: string): TextSpan[] {
  return Array.from(text.slice(0, TEXT_LIMIT).matchAll(FORGED), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let place = 0;
  for (let start = 0; start < text.length; ) {
    const lineFeed = text.indexOf('\n', start);
    const end = lineFeed === -1 ? text.length : lineFeed + 1;
    const words = text
      .slice(start, end)
      .replace(/^[\s>|]+/, '')
      .trim();
    const letters = lettersOf(words);
    lines.push({ start, end, words, letters, place });
    place += letters.length;
    start = end;
  }
  return lines;
}

function wholeLines(lines: readonly Line[], { start, end, reported }: LetterSpan): TextSpan[] {
  const first = lines.findIndex(({ place, letters }) => place === start && letters !== '');
  const last = lines.findLastIndex(({ place, letters }) => place < end && letters !== '');
  const [from, until] = [lines[first], lines[last]];
  if (!from || !until) return [];
  const rest = until.letters.slice(end - until.place);
  const address = until.words.split(/\s/).at(-1) ?? '';
  if (rest !== '' && !(reported && rest === lettersOf(address) && isAddress(address))) return [];
  const wrapped = reported && rest === '' && isAddress(lines[last + 1]?.words ?? '');
  return [{ start: from.start, end: lines[behindRules(lines, wrapped ? last + 1 : last)]?.end ?? until.end }];
}

/** The last of the lines that close a banner: its rule, and the empty line below. */
function behindRules(lines: readonly Line[], last: number): number {
  const isRule = (index: number) => RULE.test(lines[index]?.words ?? '');
  const isBlank = (index: number) => lines[index]?.words === '';
  let end = last;
  if (isRule(end + 1)) end++;
  else if (isBlank(end + 1) && isRule(end + 2)) end += 2;
  return isBlank(end + 1) ? end + 1 : end;
}
