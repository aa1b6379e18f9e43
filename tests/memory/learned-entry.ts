import { createHash } from 'node:crypto';
import type { Relation } from '../../src/memory/lesson.ts';
import type { Entry, Hash } from '../../src/memory/memory-store.ts';

/** The day on which the memories of these tests begin. */
export const DAY = 20_000;

/** Some hash of 12 bytes, the same for the same name. */
export function hashOf(name: string): Hash {
  return createHash('sha256').update(name).digest().subarray(0, 12);
}

export function entry(party: string, user: string, relation: Relation, day = DAY): Entry {
  return { party: hashOf(party), user: hashOf(user), relation, day };
}
