import { type Segment, segmentLabel } from './segmentation.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * True when a domain label says nothing but "customer service telephone number": no brand, only bait. With and without
 * its hyphens: `service-client` is one word as well as two. Firms are called "Telefonservice", "Contact Center" and
 * "Hilfetelefon", so a word for customers has to be there, or one for a help line together with a telephone or country.
 */
export function isDeskOnlyLabel(vocabulary: Vocabulary, label: string): boolean {
  const spellings = new Set([label, label.replace(/[-_]/g, '')]);
  return [...spellings].some((spelling) => isBait(segmentLabel(vocabulary, spelling).flat(), vocabulary));
}

function isBait(segments: readonly Segment[], vocabulary: Vocabulary): boolean {
  const words = withoutEnding(segments, vocabulary).filter(({ word }) => word.kind !== 'number');
  if (words.length < 2 || !words.every((word) => isBaitWord(word, vocabulary))) return false;
  const { customers, helplines } = vocabulary.bait;
  const called = words.some(({ word }) => word.kind === 'phone');
  const anywhere = called || words.some(({ word }) => word.kind === 'country');
  const desks = words.filter(({ word }) => word.kind === 'desk' || word.kind === 'phone');
  const letters = desks.map((segment) => segment.letters).join('');
  if (has(letters, customers)) return true;
  if (anywhere && has(letters, helplines)) return true;
  return called && words.some((word) => has(word.letters, customers));
}

function isBaitWord({ word, letters }: Segment, { bait }: Vocabulary): boolean {
  return (
    ['desk', 'phone', 'country'].includes(word.kind) ||
    (word.kind === 'neutral' && has(letters, bait.customers))
  );
}

function has(letters: string, roots: readonly string[]): boolean {
  return roots.some((root) => letters.includes(root));
}

/** `…nummernl`, `…nederlands`: a country's code at the end, or its adjective. */
function withoutEnding(segments: readonly Segment[], { countryCodes }: Vocabulary): readonly Segment[] {
  const last = segments.at(-1);
  if (last?.word.kind !== 'unknown') return segments;
  const adjective = last.letters === 's' && segments.at(-2)?.word.kind === 'country';
  return adjective || countryCodes.has(last.letters) ? segments.slice(0, -1) : segments;
}
