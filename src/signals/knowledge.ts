import type { BrandDirectory } from '../brands/brand-directory.ts';
import type { PhraseBook } from './ask/phrase-book.ts';

/** What is known before any message arrives. Immutable; replaced as a whole on reload. */
export interface Knowledge {
  readonly brands: BrandDirectory;
  /** Compiled `rules/lures/<language>.yaml`. */
  readonly phrases: PhraseBook;
}
