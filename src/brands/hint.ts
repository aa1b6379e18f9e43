import { isSpokenTo } from './customers.ts';
import type { Segment } from './segmentation.ts';
import type { BrandName } from './vocabulary.ts';

/**
 * Whether a word beside a name says that the brand is meant.
 *
 * A country does, and a desk or trade word. Names that go with every noun ("free delivery", "action team") are
 * meant only by desk words of a language in which the brand writes: "service client Free", not "free support".
 */
export function isHint(word: Segment['word'], names: readonly BrandName[]): boolean {
  if (word.kind === 'country') return true;
  if (word.kind !== 'desk' && word.kind !== 'trade') return false;
  return names.some(({ brand, modifier }) => {
    if (!modifier) return true;
    return word.kind === 'desk' && word.languages.some((language) => isSpokenTo(brand, language));
  });
}
