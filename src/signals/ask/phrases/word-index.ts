import type { WordNode } from './anchor.ts';
import { SHORTEST_PART } from './phrase-syntax.ts';

interface Part<T> {
  readonly text: string;
  readonly value: T;
}

/** Parts of words, filed by the letters that a word has in common with them. */
type Parts<T> = Map<number, Part<T>[]>;

/** One value for each word and for each beginning and end of words. */
export interface WordIndex<T> {
  /** The value filed under a word, made when it is the first time. */
  at(word: WordNode): T;
  /** The values that concern a folded word; most words have none. */
  find(word: string): readonly T[];
}

const NOTHING: readonly never[] = [];

/**
 * What was found for so many words is kept, since texts say the same words over and over. All is forgotten when
 * that many have come: words are the sender's to choose.
 */
const MOST_KNOWN = 5_000;
/** Longer words are no words. */
const LONGEST_KNOWN = 40;

/** Beginnings and ends are filed by three letters, so that a word costs three lookups however many there are. */
export function createWordIndex<T>(create: () => T): WordIndex<T> {
  const words = new Map<string, T[]>();
  const beginnings: Parts<T> = new Map();
  const ends: Parts<T> = new Map();
  const known = new Map<string, readonly T[]>();
  const search = (word: string): readonly T[] => {
    const exact = words.get(word) ?? NOTHING;
    const begun = beginnings.get(keyOf(word, 0));
    const ended = ends.get(keyOf(word, word.length - SHORTEST_PART));
    return begun || ended ? withParts(exact, word, begun ?? NOTHING, ended ?? NOTHING) : exact;
  };
  return {
    at({ text, part }) {
      if (part === 'beginning') return atPart(beginnings, text, 0, create);
      if (part === 'end') return atPart(ends, text, text.length - SHORTEST_PART, create);
      const [known] = words.get(text) ?? [];
      if (known !== undefined) return known;
      const value = create();
      words.set(text, [value]);
      return value;
    },
    find(word) {
      if (word.length < SHORTEST_PART) return words.get(word) ?? NOTHING;
      if (word.length > LONGEST_KNOWN) return search(word);
      const before = known.get(word);
      if (before) return before;
      if (known.size >= MOST_KNOWN) known.clear();
      const found = search(word);
      known.set(word, found);
      return found;
    },
  };
}

function withParts<T>(
  exact: readonly T[],
  word: string,
  begun: readonly Part<T>[],
  ended: readonly Part<T>[],
): readonly T[] {
  const found = [...exact];
  for (const { text, value } of begun) if (word.startsWith(text)) found.push(value);
  for (const { text, value } of ended) if (word.endsWith(text)) found.push(value);
  return found;
}

/** Three letters as one small number: no string has to be cut out and hashed. Others may have the same. */
function keyOf(word: string, from: number): number {
  let key = 0;
  for (let index = from; index < from + SHORTEST_PART; index++) key = (key << 9) ^ word.charCodeAt(index);
  return key;
}

function atPart<T>(parts: Parts<T>, text: string, from: number, create: () => T): T {
  const key = keyOf(text, from);
  const near = parts.get(key) ?? [];
  parts.set(key, near);
  const known = near.find((each) => each.text === text);
  if (known) return known.value;
  const value = create();
  near.push({ text, value });
  return value;
}
