import { foldedString } from './fold.ts';
import { squeezed } from './vocabulary.ts';

/** A name folded and without spaces: two names with the same key are read as one. */
export function nameKey(name: string): string {
  return squeezed(foldedString(name));
}
