import type { PhraseNode } from './phrase-node.ts';

export type WordNode = Extract<PhraseNode, { readonly kind: 'word' }>;

/** Shorter words stand in every sentence and would make a phrase be tried everywhere. */
const SHORTEST_ANCHOR = 3;

/** Words of which every match of a phrase contains one. */
export type Anchor = readonly WordNode[];

/** Two, because hardly a sentence has both by accident, and a third tells little more. */
const MOST_ANCHORS = 2;

/**
 * Up to two sets of words of which every match of the phrase contains one each: the phrase is tried only in
 * sentences that have both. The rarest are taken, by how often the phrases of the book use a word. None when the
 * phrase can match without any word of its own.
 */
export function anchorsOf(node: PhraseNode, frequency: ReadonlyMap<string, number>): readonly Anchor[] {
  return requiredBy(node, frequency)
    .map((anchor) => ({ anchor, cost: costOf(anchor, frequency) }))
    .sort((left, right) => left.cost - right.cost)
    .slice(0, MOST_ANCHORS)
    .map(({ anchor }) => anchor);
}

function requiredBy(node: PhraseNode, frequency: ReadonlyMap<string, number>): readonly Anchor[] {
  switch (node.kind) {
    case 'word':
      return [[node]];
    case 'sequence':
      return node.items.flatMap((item) => requiredBy(item, frequency));
    case 'choice': {
      if (node.optional) return [];
      const rarest = node.options.map((option) => anchorsOf(option, frequency)[0]);
      return rarest.every((each) => each !== undefined) ? [rarest.flat()] : [];
    }
    default:
      return [];
  }
}

function costOf(anchor: Anchor, frequency: ReadonlyMap<string, number>): number {
  return Math.max(...anchor.map((word) => commonness(word, frequency)));
}

function commonness({ text }: WordNode, frequency: ReadonlyMap<string, number>): number {
  const short = text.length < SHORTEST_ANCHOR ? 1000 : 0;
  return short + (frequency.get(text) ?? 0);
}

/** How often each word stands in these phrases. */
export function wordFrequency(phrases: readonly PhraseNode[]): Map<string, number> {
  const frequency = new Map<string, number>();
  const count = (node: PhraseNode): void => {
    if (node.kind === 'word') frequency.set(node.text, (frequency.get(node.text) ?? 0) + 1);
    else if (node.kind === 'sequence') node.items.forEach(count);
    else if (node.kind === 'choice') node.options.forEach(count);
  };
  phrases.forEach(count);
  return frequency;
}
