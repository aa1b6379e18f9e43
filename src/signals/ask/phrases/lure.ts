import type { AskKind } from '../../signal.ts';
import type { LureLanguage } from './lure-file.ts';

/** What a phrase of a lure file is there for. */
export type Lure =
  | {
      readonly role: 'ask';
      readonly language: LureLanguage;
      readonly id: string;
      readonly kind: AskKind;
      readonly needsNear: boolean;
    }
  | { readonly role: 'amplifier'; readonly language: LureLanguage; readonly id: string }
  /** Words of which one must stand near the ask of this id and language. */
  | { readonly role: 'near'; readonly language: LureLanguage; readonly id: string }
  /** Cancels the asks of its sentence: all, or the one of this id and language. */
  | { readonly role: 'unless'; readonly language: LureLanguage; readonly id?: string }
  /** Cancels the asks of its sentence and of the next one. */
  | { readonly role: 'report'; readonly language: LureLanguage };
