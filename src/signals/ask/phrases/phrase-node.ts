import type { Slot } from './slot.ts';

/** A parsed phrase (rules/lures/README.md). */
export type PhraseNode =
  /** A folded word, or the beginning of one (`offert*`). */
  | { readonly kind: 'word'; readonly text: string; readonly prefix: boolean }
  | { readonly kind: 'slot'; readonly slot: Slot }
  /** At most so many words of any kind. */
  | { readonly kind: 'gap'; readonly words: number }
  | { readonly kind: 'sequence'; readonly items: readonly PhraseNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PhraseNode[]; readonly optional: boolean };
