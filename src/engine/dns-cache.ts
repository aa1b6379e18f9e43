import type { Resolver } from '../authentication/resolver.ts';
import { type Outcome, remembered } from './remembered.ts';

/** Milliseconds that answers of the DNS are remembered. `node:dns` does not tell the TTL of a TXT record. */
const LIFETIMES = {
  found: 300_000,
  /** "There is no such record": keys that are published a moment late must not be missed for long. */
  absent: 60_000,
  /** A name server that fails or never answers: a flood of mail in its name must not wait for it each time. */
  failed: 10_000,
} as const;

/** Characters of an answer that is remembered: 64 kB TXT records would fill the memory. */
const ANSWER_LENGTH = 16_384;

const ABSENT: ReadonlySet<unknown> = new Set(['ENODATA', 'ENOTFOUND']);

/**
 * Remembers answers, "no such record" and failures included.
 *
 * @param entries most answers; the attack: a key record of its own for every message
 * @param now milliseconds from any fixed moment on
 */
export function cachedResolver(resolver: Resolver, entries: number, now: () => number): Resolver {
  const ask = remembered((question) => askedOf(resolver, question), { entries, now, lifetimeOf });
  return (name, type) => ask(`${type} ${name.toLowerCase()}`);
}

function askedOf(resolver: Resolver, question: string): Promise<readonly unknown[]> {
  const space = question.indexOf(' ');
  return resolver(question.slice(space + 1), question.slice(0, space));
}

function lifetimeOf(outcome: Outcome<readonly unknown[]>): number {
  if (!outcome.ok) return ABSENT.has(errorCode(outcome.error)) ? LIFETIMES.absent : LIFETIMES.failed;
  return JSON.stringify(outcome.answer).length > ANSWER_LENGTH ? 0 : LIFETIMES.found;
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
