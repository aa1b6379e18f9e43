import type { WordNode } from './anchor.ts';
import { SHORTEST_PREFIX } from './phrase-syntax.ts';

interface Beginning<T> {
  readonly prefix: string;
  readonly value: T;
}

/** One value for each word and for each beginning of words. */
export interface WordIndex<T> {
  /** The value filed under a word, made when it is the first time. */
  at(word: WordNode): T;
  /** The values that concern a folded word; most words have none. */
  find(word: string): readonly T[];
}

const NOTHING: readonly never[] = [];

/** Beginnings are filed by their first letters, so that a word costs two lookups however many there are. */
export function createWordIndex<T>(create: () => T): WordIndex<T> {
  const words = new Map<string, T[]>();
  const beginnings = new Map<number, Beginning<T>[]>();
  return {
    at({ text, prefix }) {
      if (prefix) return atBeginning(beginnings, text, create);
      const [known] = words.get(text) ?? [];
      if (known !== undefined) return known;
      const value = create();
      words.set(text, [value]);
      return value;
    },
    find(word) {
      const exact = words.get(word) ?? NOTHING;
      const near = word.length < SHORTEST_PREFIX ? undefined : beginnings.get(keyOf(word));
      if (!near) return exact;
      const found = [...exact];
      for (const { prefix, value } of near) if (word.startsWith(prefix)) found.push(value);
      return found;
    },
  };
}

/** The first letters as one small number: no string has to be cut out and hashed. Others may have the same. */
function keyOf(word: string): number {
  let key = 0;
  for (let index = 0; index < SHORTEST_PREFIX; index++) key = (key << 9) ^ word.charCodeAt(index);
  return key;
}

function atBeginning<T>(beginnings: Map<number, Beginning<T>[]>, prefix: string, create: () => T): T {
  const key = keyOf(prefix);
  const near = beginnings.get(key) ?? [];
  beginnings.set(key, near);
  const known = near.find((each) => each.prefix === prefix);
  if (known) return known.value;
  const value = create();
  near.push({ prefix, value });
  return value;
}
