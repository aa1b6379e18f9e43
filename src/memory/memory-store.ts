import type { Relation } from './lesson.ts';

/** A keyed hash of a party or of a person here: `HASH_BYTES` bytes. */
export type Hash = Uint8Array;

/** One thing that is remembered. */
export interface Entry {
  readonly party: Hash;
  readonly user: Hash;
  readonly relation: Relation;
  /** Days since 1970-01-01; the last day counts. */
  readonly day: number;
}

/**
 * So many people who know a party are "many". Of mail that came in, no more are remembered for one party: nobody asks
 * who they are, and a newsletter to thousands of people here takes no more room than a letter to ten.
 */
export const MANY = 10;

/** How well a party is known. Counts of people stop at `MANY`. */
export interface Tally {
  /** The day on which the memory began. */
  readonly began: number;
  readonly wrote: number;
  readonly verified: number;
  readonly unverified: number;
  /** How many of the people that were asked about wrote to the party. */
  readonly askedWrote: number;
}

/** How much a memory may hold. */
export interface Bounds {
  /** Entries of earlier days go. */
  readonly since: number;
  /** Beyond these the oldest go, those of `unverified` first and those of `wrote` last. */
  readonly maxEntries: number;
  /** The most that one run removes, so that it never takes long. */
  readonly atMost: number;
}

export interface MemoryStatus {
  readonly began: number;
  readonly entries: Readonly<Record<Relation, number>>;
}

/**
 * Where entries are kept. It knows hashes and days, never an address, and no clock. Every method rejects when the place
 * cannot be reached.
 */
export interface MemoryStore {
  /** How well a party is known since a day, and how many of these people wrote to it. */
  tally(party: Hash, users: readonly Hash[], since: number): Promise<Tally>;
  /** All or nothing; what is known already only gets its day renewed. */
  learn(entries: readonly Entry[]): Promise<void>;
  /** Removes what is too old or too much; resolves with how many entries. */
  purge(bounds: Bounds): Promise<number>;
  /** Removes every entry of these hashes, whether party or person here. */
  forget(hashes: readonly Hash[]): Promise<number>;
  status(): Promise<MemoryStatus>;
  close(): Promise<void>;
}
