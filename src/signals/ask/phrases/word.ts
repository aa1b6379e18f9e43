import type { SlotSet } from './slot.ts';

/** A word of a text; a date, a time, an amount and a telephone number are one word each. */
export interface Word {
  /** Folded (see `fold-word.ts`); of a value of several words the first. */
  readonly text: string;
  /** Offsets into the text as it stands, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Number of the sentence, from 0. */
  readonly sentence: number;
  readonly slots: SlotSet;
}
