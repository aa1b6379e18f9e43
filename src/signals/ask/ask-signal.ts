import type { AskKind, Observation, Signal } from '../signal.ts';
import { attachedAsks } from './attached-asks.ts';
import type { AskHit } from './phrases/hit.ts';

/**
 * A signal for some kinds of ask: everything that tells them apart stands in `rules/lures/`.
 *
 * It reports each kind at most once per place, with the longest words that prove it: ten variants of one
 * request in a message are one request.
 */
export function askSignal(id: string, kinds: readonly AskKind[], description: string): Signal {
  return {
    id,
    question: 'ask',
    description,
    detect(facts, { phrases }) {
      const asks = [...phrases.hits(facts.message).asks, ...attachedAsks(facts, phrases)];
      return longestOfEach(asks.filter(({ kind }) => kinds.includes(kind)));
    },
  };
}

function longestOfEach(hits: readonly AskHit[]): Observation[] {
  const longest = new Map<string, AskHit>();
  for (const hit of hits) {
    const key = `${hit.where} ${hit.kind}`;
    if (hit.evidence.length > (longest.get(key)?.evidence.length ?? 0)) longest.set(key, hit);
  }
  return [...longest.values()].map(({ where, evidence, kind }) => ({ where, evidence, ask: kind }));
}
