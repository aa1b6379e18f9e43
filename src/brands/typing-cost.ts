/** Rows of a QWERTY keyboard; AZERTY and QWERTZ have the same neighbours but for a few letters. */
const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Letters and digits that are taken for each other at a glance, in small print. */
const ALIKE = [
  'o0',
  'l1i',
  'ij',
  'ec',
  'uv',
  'nh',
  'gq9',
  's5',
  'b6',
  'z2',
  'nm',
  'ao',
  'rn',
  'vw',
  'ft',
  'dcl',
];

/** What one slip costs: the more easily it is overlooked, or happens, the less. */
const COST = {
  alike: 0.4,
  doubled: 0.5,
  neighbour: 0.6,
  swapped: 0.7,
  dropped: 0.9,
  added: 0.9,
  other: 1.3,
} as const;

const NEIGHBOURS = neighbouringKeys();
const LOOK_ALIKE = new Set(ALIKE.flatMap((group) => pairsOf(Array.from(group))));

/**
 * How far a word is from the real one, as a sum of slips weighted by keyboard and by sight (after Damerau 1964, with
 * weights): `micorsfot` is 1.4 from `microsoft`, `amazing` 2.6 from `amazon`. Quadratic in the length: labels have 63.
 */
export function typingCost(word: string, real: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: real.length + 1 }, (_, column) => column * COST.dropped);
  for (let row = 1; row <= word.length; row++) {
    const current = [row * COST.added];
    for (let column = 1; column <= real.length; column++) {
      current.push(cheapest(word, real, row, column, { beforeLast, last, current }));
    }
    beforeLast = last;
    last = current;
  }
  return last.at(-1) ?? 0;
}

interface Rows {
  readonly beforeLast: readonly number[];
  readonly last: readonly number[];
  readonly current: readonly number[];
}

function cheapest(word: string, real: string, row: number, column: number, rows: Rows): number {
  const [letter = '', wanted = ''] = [word[row - 1], real[column - 1]];
  const [letterBefore, wantedBefore] = [word[row - 2], real[column - 2]];
  const at = (costs: readonly number[], index: number): number => costs[index] ?? Number.POSITIVE_INFINITY;
  const added = at(rows.last, column) + (letter === letterBefore ? COST.doubled : COST.added);
  const dropped = at(rows.current, column - 1) + (wanted === wantedBefore ? COST.doubled : COST.dropped);
  const other = at(rows.last, column - 1) + substitution(letter, wanted);
  const isSwap = letter === wantedBefore && letterBefore === wanted && letter !== wanted;
  const swapped = isSwap ? at(rows.beforeLast, column - 2) + COST.swapped : Number.POSITIVE_INFINITY;
  return Math.min(added, dropped, other, swapped);
}

function substitution(letter: string, wanted: string): number {
  if (letter === wanted) return 0;
  const pair = letter + wanted;
  if (LOOK_ALIKE.has(pair)) return COST.alike;
  return NEIGHBOURS.has(pair) ? COST.neighbour : COST.other;
}

/** Keys beside each other, and those of the next row that touch. */
function neighbouringKeys(): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const [row, keys] of KEY_ROWS.entries()) {
    for (let column = 0; column < keys.length; column++) {
      const around = [keys[column + 1], KEY_ROWS[row + 1]?.[column - 1], KEY_ROWS[row + 1]?.[column]];
      for (const other of around) for (const pair of pairsOf([keys[column], other])) pairs.add(pair);
    }
  }
  return pairs;
}

/** Every two of the letters, in both orders. */
function pairsOf(letters: readonly (string | undefined)[]): string[] {
  return letters.flatMap((first) =>
    letters.flatMap((second) =>
      first === undefined || second === undefined || first === second ? [] : [first + second],
    ),
  );
}
