/** Finds the words from which a given one is a single typing error away. */
export interface OneEditIndex<T> {
  /** Every entry that one letter more, less, other or two neighbours swapped make `word`; not `word` itself. */
  nearest(word: string): readonly T[];
}

/**
 * Indexes entries by both halves of their word: whatever the error is, one half stays as it was (Burkhardt and
 * Kärkkäinen, "One-gapped q-gram filters", in its simplest form). Only two neighbours swapped across the middle
 * change both, and those are swapped back.
 */
export function indexOneEdit<T>(entries: readonly T[], wordOf: (entry: T) => string): OneEditIndex<T> {
  const byHalf = new Map<string, T[]>();
  const add = (key: string, entry: T): void => {
    const bucket = byHalf.get(key);
    if (bucket) bucket.push(entry);
    else byHalf.set(key, [entry]);
  };
  for (const entry of entries) {
    const word = wordOf(entry);
    add(firstHalf(word, word.length), entry);
    add(secondHalf(word, word.length), entry);
  }
  return {
    nearest(word) {
      const keys = [word.length, word.length - 1, word.length + 1].flatMap((length) => [
        firstHalf(word, length),
        secondHalf(word, length),
      ]);
      const candidates = [...keys, firstHalf(swappedInTheMiddle(word), word.length)];
      const found = new Set(candidates.flatMap((key) => byHalf.get(key) ?? []));
      return [...found].filter((entry) => isTypingError(word, wordOf(entry)));
    },
  };
}

/** The first half that a word of `length` letters has if it begins like `word`. */
function firstHalf(word: string, length: number): string {
  return `${length} ${word.slice(0, length >> 1)}`;
}

/** The second half that a word of `length` letters has if it ends like `word`. */
function secondHalf(word: string, length: number): string {
  return `${word.slice(Math.max(0, word.length - (length - (length >> 1))))} ${length}`;
}

function swappedInTheMiddle(word: string): string {
  const middle = word.length >> 1;
  return word.slice(0, middle - 1) + (word[middle] ?? '') + (word[middle - 1] ?? '') + word.slice(middle + 1);
}

/** One letter more, less or other, or two neighbours swapped. */
function isTypingError(word: string, real: string): boolean {
  if (word === real) return false;
  let at = 0;
  while (at < word.length && word[at] === real[at]) at++;
  const [rest, realRest] = [word.slice(at), real.slice(at)];
  const [first, second] = [realRest[0] ?? '', realRest[1] ?? ''];
  return (
    rest.slice(1) === realRest.slice(1) ||
    rest === realRest.slice(1) ||
    rest.slice(1) === realRest ||
    (second !== '' && rest === second + first + realRest.slice(2))
  );
}
