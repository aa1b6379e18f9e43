import type { MentionPlace } from '../brands/brand-mention.ts';
import type { Facts } from './facts.ts';
import type { Knowledge } from './knowledge.ts';

/** The question of the product that a signal or rule helps to answer. */
export type Question = 'claim' | 'origin' | 'ask' | 'context';

/** The place in the message where something was seen; part of the public JSON contract. */
export type Where = MentionPlace;

/** What a message asks the reader to do; part of the public JSON contract. */
export type AskKind =
  | 'appointment'
  | 'call'
  | 'pay'
  | 'fee'
  | 'release-payment'
  | 'credentials'
  | 'pin'
  | 'card'
  | 'personal-data'
  | 'remote-access'
  | 'gift-card'
  | 'install'
  | 'login'
  | 'scan-code'
  | 'open-attachment'
  | 'confirm-order'
  | 'reply'
  | 'move-channel'
  | 'claim-prize'
  | 'refund';

/** What a signal saw, with the words of the message that prove it. */
export interface Observation {
  readonly where: Where;
  /** Words as they stand in the message, at most a line. */
  readonly evidence: string;
  /** Id of the brand concerned, if one is. */
  readonly brand?: string;
  /** The kind of ask, for signals of the question `ask`. */
  readonly ask?: AskKind;
  /** The page outside the message that says what it contradicts. */
  readonly source?: string;
}

/** An observation together with the signal that made it. */
export interface Finding extends Observation {
  readonly signal: string;
}

/** A pure function that looks at one thing. It knows no numbers, no clock and does no I/O. */
export interface Signal {
  /** kebab-case, the stem of its file. */
  readonly id: string;
  readonly question: Question;
  readonly description: string;
  detect(facts: Facts, knowledge: Knowledge): readonly Observation[];
}

/** Runs one signal and signs its observations. */
export function runSignal(signal: Signal, facts: Facts, knowledge: Knowledge): Finding[] {
  return signal.detect(facts, knowledge).map((observation) => ({ signal: signal.id, ...observation }));
}
