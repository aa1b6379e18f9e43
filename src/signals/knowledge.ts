import type { BrandDirectory } from '../brands/brand-directory.ts';
import type { LinkServices } from '../links/link-services.ts';
import type { PhraseBook } from './ask/phrase-book.ts';
import type { ReassuringPhrases } from './context/reassurances.ts';
import type { RecipientLocales } from './context/recipient-locales.ts';

/** What is known before any message arrives. Immutable; replaced as a whole on reload. */
export interface Knowledge {
  readonly brands: BrandDirectory;
  /** Compiled `rules/lures/<language>.yaml`. */
  readonly phrases: PhraseBook;
  /** Redirectors, shorteners, free hosting and form services behind links. */
  readonly links: LinkServices;
  /** Words with which senders vouch for themselves. */
  readonly reassurances: ReassuringPhrases;
  /** Where recipients live. */
  readonly locales: RecipientLocales;
}
