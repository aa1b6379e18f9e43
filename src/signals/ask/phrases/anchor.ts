import type { PhraseNode } from './phrase-node.ts';

export type WordNode = Extract<PhraseNode, { readonly kind: 'word' }>;

/** Shorter words stand in every sentence and would make a phrase be tried everywhere. */
const SHORTEST_ANCHOR = 3;

/**
 * Words of which every match of the phrase contains one: the phrase is tried only in sentences that have one
 * of them. The rarest choice is taken, by how often the phrases of the book use a word. Undefined when the
 * phrase can match without any word of its own.
 */
export function anchorsOf(
  node: PhraseNode,
  frequency: ReadonlyMap<string, number>,
): readonly WordNode[] | undefined {
  switch (node.kind) {
    case 'word':
      return [node];
    case 'sequence':
      return rarest(
        node.items.flatMap((item) => [anchorsOf(item, frequency) ?? []]),
        frequency,
      );
    case 'choice': {
      if (node.optional) return undefined;
      const anchors = node.options.map((option) => anchorsOf(option, frequency));
      return anchors.every((each) => each !== undefined) ? anchors.flat() : undefined;
    }
    default:
      return undefined;
  }
}

function rarest(
  candidates: readonly (readonly WordNode[])[],
  frequency: ReadonlyMap<string, number>,
): readonly WordNode[] | undefined {
  let best: readonly WordNode[] | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const cost = Math.max(...candidate.map((word) => commonness(word, frequency)));
    if (candidate.length > 0 && cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  return best;
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
