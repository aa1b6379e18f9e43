import type { AskKind } from '../../signal.ts';

/** A request of the lure files as it stands in a message. */
export interface AskHit {
  readonly id: string;
  readonly kind: AskKind;
  readonly where: 'subject' | 'body';
  readonly evidence: string;
}

/** Pressing words of the lure files as they stand in a message. */
export interface AmplifierHit {
  readonly id: string;
  readonly where: 'subject' | 'body';
  readonly evidence: string;
}

/** Everything that the lure files find in one message. */
export interface PhraseHits {
  readonly asks: readonly AskHit[];
  readonly amplifiers: readonly AmplifierHit[];
}
