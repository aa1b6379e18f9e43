import type { PhraseNode } from './phrase-node.ts';

/** Something that consumes one word. */
type Atom = Extract<PhraseNode, { readonly kind: 'word' | 'slot' }>;

/** A way into a position or out of it: the gap is the number of words that may stand between. */
interface Step {
  readonly position: number;
  readonly gap: number;
}

/** One word of a phrase, and the positions before it. */
export interface Position {
  readonly atom: Atom;
  /** A phrase may begin here. */
  readonly first: boolean;
  /** A phrase may end here. */
  readonly last: boolean;
  readonly before: readonly Step[];
}

/** Phrases with more positions would cost every message time; two phrases say the same. */
export const MOST_POSITIONS = 200;

/**
 * Many optional words in a row make many ways from word to word, each of which costs time whenever the word
 * comes: `[a] [a] [a]` … a hundred times has 5,000. The widest phrases that we ship have 800.
 */
export const MOST_STEPS = 2_000;

/** How many words a phrase names, its lists included. */
export function countPositions(phrase: PhraseNode): number {
  if (phrase.kind === 'gap') return 0;
  const parts = phrase.kind === 'sequence' ? phrase.items : phrase.kind === 'choice' ? phrase.options : [];
  return parts.length === 0 ? 1 : parts.reduce((sum, part) => sum + countPositions(part), 0);
}

/** How many ways lead from one word of a phrase to another. */
export function countSteps(positions: readonly Position[]): number {
  return positions.reduce((sum, { before }) => sum + before.length, 0);
}

interface Fragment {
  /** The fragment may be skipped, leaving room for so many words. */
  readonly empty?: number;
  readonly first: readonly Step[];
  readonly last: readonly Step[];
}

interface Draft {
  readonly atom: Atom;
  readonly before: Step[];
}

/**
 * The position automaton of a phrase (Glushkov 1961): one state per word, no empty moves, so that reading a
 * word costs at most the number of positions that name it. A gap is an empty fragment with room for words.
 */
export function buildAutomaton(phrase: PhraseNode): Position[] {
  const drafts: Draft[] = [];
  const { first, last } = fragmentOf(phrase, drafts);
  const begins = new Set(first.map(({ position }) => position));
  const ends = new Set(last.map(({ position }) => position));
  return drafts.map(({ atom, before }, index) => ({
    atom,
    before,
    first: begins.has(index),
    last: ends.has(index),
  }));
}

function fragmentOf(node: PhraseNode, drafts: Draft[]): Fragment {
  switch (node.kind) {
    case 'gap':
      return { empty: node.words, first: [], last: [] };
    case 'sequence':
      return node.items
        .map((item) => fragmentOf(item, drafts))
        .reduce((left, right) => join(left, right, drafts));
    case 'choice':
      return choice(node, drafts);
    default: {
      const step = { position: drafts.push({ atom: node, before: [] }) - 1, gap: 0 };
      return { first: [step], last: [step] };
    }
  }
}

function choice(node: Extract<PhraseNode, { readonly kind: 'choice' }>, drafts: Draft[]): Fragment {
  const options = node.options.map((option) => fragmentOf(option, drafts));
  const empties = options.flatMap(({ empty }) => empty ?? []);
  if (node.optional) empties.push(0);
  return {
    ...(empties.length > 0 && { empty: Math.max(...empties) }),
    first: options.flatMap(({ first }) => first),
    last: options.flatMap(({ last }) => last),
  };
}

function join(left: Fragment, right: Fragment, drafts: Draft[]): Fragment {
  for (const to of right.first) {
    const before = drafts[to.position]?.before;
    for (const from of left.last) before?.push({ position: from.position, gap: from.gap + to.gap });
  }
  return {
    ...(left.empty !== undefined && right.empty !== undefined && { empty: left.empty + right.empty }),
    first: [...left.first, ...widened(right.first, left.empty)],
    last: [...widened(left.last, right.empty), ...right.last],
  };
}

function widened(steps: readonly Step[], room: number | undefined): Step[] {
  if (room === undefined) return [];
  return steps.map(({ position, gap }) => ({ position, gap: gap + room }));
}
