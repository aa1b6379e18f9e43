import type { Language } from '../../../message/message.ts';
import type { AskKind } from '../../signal.ts';

/** What a phrase of a lure file is there for. */
export type Lure =
  | { readonly role: 'ask'; readonly language: Language; readonly id: string; readonly kind: AskKind }
  | { readonly role: 'amplifier'; readonly language: Language; readonly id: string }
  /** Cancels the asks of its sentence: all, or the one of this id and language. */
  | { readonly role: 'unless'; readonly language: Language; readonly id?: string }
  /** Cancels the asks of its sentence and of the next one. */
  | { readonly role: 'report'; readonly language: Language };
