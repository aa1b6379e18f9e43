import { parseSentence, type Slot } from './banner-slots.ts';

/** A run of characters of one origin. */
export interface Span {
  readonly text: string;
  /** Words of the message: no client may make a link of them. */
  readonly foreign: boolean;
}

/** A sentence of the banner with its slots filled. */
export type Phrase = readonly Span[];

/** What slots are filled with. A slot that is missing here stays empty. */
export type Fillings = Readonly<Partial<Record<Slot, Span>>>;

/** Our own words, or facts of the brand directory. */
export function own(text: string): Span {
  return { text, foreign: false };
}

/** Words of the message, already fit to be quoted. */
export function foreign(text: string): Span {
  return { text, foreign: true };
}

/** Fills the slots of a sentence. */
export function fill(sentence: string, fillings: Fillings): Phrase {
  return parseSentence(sentence).map((piece) => {
    if (piece.kind === 'words') return own(piece.words);
    return Object.entries(fillings).find(([slot]) => slot === piece.slot)?.[1] ?? own('');
  });
}

/** The characters of a phrase. */
export function plainText(phrase: Phrase): string {
  return phrase.map(({ text }) => text).join('');
}
