import { indexOneEdit } from './one-edit.ts';
import type { BrandName } from './vocabulary.ts';

/** Names that a word misspells, on purpose or not: "Netfliix", "DocSign", "Iedger". */
export interface NearNames {
  /** The name that a whole word, as written, is one error away from; undefined for words of their own. */
  nameNear(written: string): BrandName | undefined;
}

/** Shorter names have real words all around them. */
const SHORTEST_MISSPELT = 6;
/** A letter that only looks like the right one is no accident, so that names that are words count, too. */
const SHORTEST_TWIN = 5;
/** Longer words are there to cost time. */
const LONGEST_WORD = 40;

/**
 * Indexes the names of one word.
 *
 * @param words words that misspell nothing: other names, listed words, real words (folded)
 */
export function indexNearNames(names: readonly BrandName[], words: readonly string[]): NearNames {
  const single = names.filter(
    ({ written, letters }) => /^\p{L}+$/u.test(written) && /^[a-z]+$/.test(letters),
  );
  const known = new Set(words);
  const misspelt = indexOneEdit(
    single.filter(({ ambiguous, letters }) => !ambiguous && letters.length >= SHORTEST_MISSPELT),
    ({ letters }) => letters,
  );
  const twins = new Map<string, BrandName>();
  for (const name of single) {
    if (name.letters.length >= SHORTEST_TWIN) twins.set(merged(name.letters), name);
  }
  return {
    nameNear(written) {
      const word = written.toLowerCase();
      if (word.length > LONGEST_WORD || known.has(word)) return undefined;
      const twin = twins.get(merged(word));
      if (twin && looksAs(written, twin.letters)) return twin;
      return /^[a-z]+$/.test(word)
        ? misspelt
            .nearest(word)
            .find(({ letters }) => isMisspelling(word, letters) && isTelling(written, letters))
        : undefined;
    },
  };
}

/** The three characters that look alike as one. */
function merged(word: string): string {
  return word.replace(/[i1|]/g, 'l');
}

/** Whether each letter is right or looks right. A small I never stands for an L, nor a capital one in capitals. */
function looksAs(written: string, letters: string): boolean {
  return Array.from(letters).every((letter, at) => {
    const sign = written[at] ?? '';
    if (sign.toLowerCase() === letter) return true;
    if (sign === '1' || sign === '|') return true;
    if (letter === 'i') return sign === 'l';
    return sign === 'I' && /[a-z]/.test(`${written[at - 1] ?? ''}${written[at + 1] ?? ''}`);
  });
}

/**
 * An error within the word. At its end other letters make other words (Ledgers, Barclay, Amazona); only the
 * last letter doubled is an error there.
 */
function isMisspelling(word: string, letters: string): boolean {
  if (word[0] !== letters[0]) return false;
  if (word.length > letters.length && word.startsWith(letters)) return word.at(-1) === letters.at(-1);
  return word.at(-1) === letters.at(-1) && !letters.startsWith(word);
}

/** Names of this length have few other words around them. */
const LONG_NAME = 8;

/**
 * Whether an error tells the name from the words and surnames around it: in a long name, as a letter doubled or
 * one of two missing (Netfliix), or with a capital within the word as only brands write (DocSign, ICoud).
 */
function isTelling(written: string, letters: string): boolean {
  const word = written.toLowerCase();
  const doubled = undoubled(word) === undoubled(letters);
  return doubled || letters.length >= LONG_NAME || /\p{Ll}\p{Lu}|^\p{Lu}{2}\p{Ll}/u.test(written);
}

function undoubled(word: string): string {
  return word.replace(/(.)\1+/g, '$1');
}
