import type { AskKind, Where } from '../../signal.ts';

/** Texts of a message in which asks are looked for. */
export type AskPlace = Extract<Where, 'subject' | 'body' | 'attachment' | 'image' | 'invite'>;

/** A request of the lure files as it stands in a message. */
export interface AskHit {
  readonly id: string;
  readonly kind: AskKind;
  readonly where: AskPlace;
  readonly evidence: string;
}

/** Pressing words of the lure files as they stand in a message. */
export interface AmplifierHit {
  readonly id: string;
  readonly where: AskPlace;
  readonly evidence: string;
}

/** Everything that the lure files find in one message. */
export interface PhraseHits {
  readonly asks: readonly AskHit[];
  readonly amplifiers: readonly AmplifierHit[];
}
