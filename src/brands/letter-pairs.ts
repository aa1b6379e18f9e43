import { hostLabels } from './domain.ts';

/** How well the letters of a label follow each other, judged by the names and words that are known. */
export interface LetterPairs {
  /** The label of a host whose letters look like drawn by lot: `nvmwnmtkvuewh`; undefined when all can be read. */
  drawnByLot(host: string): string | undefined;
}

/** Shorter labels are too often initials. */
const FEWEST_LETTERS = 7;

/**
 * Mean natural logarithm of the probability of each letter after the one before it. Names of companies and people lie
 * between -2 and -3.2, letters drawn by lot below -3.5.
 */
const LEAST_LIKELIHOOD = -3.55;

/** Pairs that no known word has are not impossible. */
const UNSEEN = 0.5;
const ALPHABET = 27;

const EDGE = 0;

/** Counts which letter follows which in the given words. */
export function countLetterPairs(words: Iterable<string>): LetterPairs {
  const pairs = new Float64Array(ALPHABET * ALPHABET);
  const firsts = new Float64Array(ALPHABET);
  for (const word of words) {
    for (const [first, second] of pairsOf(lettersOf(word))) {
      pairs[first * ALPHABET + second] = (pairs[first * ALPHABET + second] ?? 0) + 1;
      firsts[first] = (firsts[first] ?? 0) + 1;
    }
  }
  const likelihood = (first: number, second: number): number =>
    Math.log(((pairs[first * ALPHABET + second] ?? 0) + UNSEEN) / ((firsts[first] ?? 0) + UNSEEN * ALPHABET));
  return {
    drawnByLot: (host) =>
      hostLabels(host).find((label) => isReadable(label) && isDrawnByLot(lettersOf(label), likelihood)),
  };
}

/** An A-label (RFC 5890) is no word in any language. */
function isReadable(label: string): boolean {
  return !label.startsWith('xn--');
}

function isDrawnByLot(
  letters: readonly number[],
  likelihood: (first: number, second: number) => number,
): boolean {
  if (letters.length < FEWEST_LETTERS) return false;
  let sum = 0;
  for (const [first, second] of pairsOf(letters)) sum += likelihood(first, second);
  return sum / (letters.length + 1) < LEAST_LIKELIHOOD;
}

/** 1 for `a` to 26 for `z`; everything else is left out. */
function lettersOf(word: string): number[] {
  return Array.from(word.toLowerCase(), (letter) => letter.charCodeAt(0) - 96).filter(
    (code) => code >= 1 && code < ALPHABET,
  );
}

/** Each letter with the next one; the edges of the word count, too. */
function* pairsOf(letters: readonly number[]): Generator<readonly [number, number]> {
  let before = EDGE;
  for (const letter of letters) {
    yield [before, letter];
    before = letter;
  }
  yield [before, EDGE];
}
