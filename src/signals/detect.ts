import type { Facts } from './facts.ts';
import type { Knowledge } from './knowledge.ts';
import { type Finding, runSignal } from './signal.ts';
import { SIGNALS } from './signals.ts';

/** What every signal saw, in the order of the registry. */
export function detect(facts: Facts, knowledge: Knowledge): readonly Finding[] {
  return SIGNALS.flatMap((signal) => runSignal(signal, facts, knowledge));
}
