import type { Slot } from './slot.ts';

/** What of a word stands in the phrase. */
export type WordPart = 'whole' | 'beginning' | 'end';

/** A parsed phrase (rules/lures/README.md). */
export type PhraseNode =
  /** A folded word, the beginning of one (`offert*`) or the end of one (`*gebühr`). */
  | { readonly kind: 'word'; readonly text: string; readonly part: WordPart }
  | { readonly kind: 'slot'; readonly slot: Slot }
  /** At most so many words of any kind. */
  | { readonly kind: 'gap'; readonly words: number }
  | { readonly kind: 'sequence'; readonly items: readonly PhraseNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PhraseNode[]; readonly optional: boolean };
