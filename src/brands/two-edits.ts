import { typingCost } from './typing-cost.ts';

/** Finds the words that a given one misspells by two slips that are easily overlooked. */
export interface TwoEditIndex<T> {
  /** Every entry whose word is near `word` by `typingCost`; not `word` itself. */
  nearest(word: string): readonly T[];
}

/** Shorter words have real ones two letters away. */
const SHORTEST_WORD = 8;

/** Two swaps, a doubled letter and a dropped one; not two other letters. */
const LARGEST_COST = 1.45;

/** The shortest words have other names around them: only slips that nobody sees count. */
const LARGEST_COST_OF_SHORTEST = 1.1;

/** How far two slips can move the rest of a word. */
const LARGEST_SHIFT = 2;

/**
 * Indexes entries by the thirds of their word: two slips leave one third as it was, moved by at most two places (a
 * pigeonhole filter; only a swap across a border beside another slip escapes it).
 */
export function indexTwoEdits<T>(entries: readonly T[], wordOf: (entry: T) => string): TwoEditIndex<T> {
  const byThird = new Map<string, T[]>();
  for (const entry of entries) {
    const word = wordOf(entry);
    if (word.length < SHORTEST_WORD) continue;
    for (const { start, end } of thirdsOf(word.length)) {
      const key = keyOf(word.length, start, word.slice(start, end));
      const bucket = byThird.get(key);
      if (bucket) bucket.push(entry);
      else byThird.set(key, [entry]);
    }
  }
  return {
    nearest(word) {
      if (word.length < SHORTEST_WORD) return [];
      const candidates = new Set(keysAround(word).flatMap((key) => byThird.get(key) ?? []));
      return [...candidates].filter((entry) => isMisspelt(word, wordOf(entry)));
    },
  };
}

/** People read the first letter: another one makes another word. */
function isMisspelt(word: string, real: string): boolean {
  const differs =
    word !== real && word[0] === real[0] && Math.abs(word.length - real.length) <= LARGEST_SHIFT;
  const most = real.length === SHORTEST_WORD ? LARGEST_COST_OF_SHORTEST : LARGEST_COST;
  return differs && typingCost(word, real) <= most;
}

function keysAround(word: string): string[] {
  const keys: string[] = [];
  for (let length = word.length - LARGEST_SHIFT; length <= word.length + LARGEST_SHIFT; length++) {
    for (const { start, end } of thirdsOf(length)) {
      for (let shift = -LARGEST_SHIFT; shift <= LARGEST_SHIFT; shift++) {
        if (start + shift >= 0) keys.push(keyOf(length, start, word.slice(start + shift, end + shift)));
      }
    }
  }
  return keys;
}

function thirdsOf(length: number): { readonly start: number; readonly end: number }[] {
  const [first, second] = [Math.floor(length / 3), Math.floor((2 * length) / 3)];
  return [
    { start: 0, end: first },
    { start: first, end: second },
    { start: second, end: length },
  ];
}

function keyOf(length: number, start: number, letters: string): string {
  return `${length} ${start} ${letters}`;
}
