import { createHmac } from 'node:crypto';
import type { Correspondents } from './correspondents.ts';
import type { Lesson } from './lesson.ts';
import type { Entry, Hash } from './memory-store.ts';

/**
 * 96 bits: among a hundred million hashes two are the same with a probability of one in ten million million, and the
 * full 256 would only take room.
 */
export const HASH_BYTES = 12;

/** Hashes with one key. Without the key nobody can tell whether an address is remembered. */
export interface KeyedHash {
  /** Names the key without giving it away: 16 hexadecimal digits. */
  readonly keyId: string;
  party(text: string): Hash;
  user(address: string): Hash;
}

/** HMAC-SHA-256 (RFC 2104), truncated. Parties and people here never share a hash. */
export function keyedHash(key: string): KeyedHash {
  const digest = (text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest();
  return {
    keyId: digest('key-id').toString('hex').slice(0, 16),
    party: (text) => digest(text).subarray(0, HASH_BYTES),
    user: (address) => digest(`user:${address}`).subarray(0, HASH_BYTES),
  };
}

/** What a lesson leaves behind: each party with each person. */
export function entriesOf({ relation, parties, users, day }: Lesson, hash: KeyedHash): Entry[] {
  const userHashes = users.map(hash.user);
  return parties
    .map(hash.party)
    .flatMap((party) => userHashes.map((user) => ({ party, user, relation, day })));
}

/** The hashes to look up. */
export function hashesOf({ sender, users }: Correspondents, hash: KeyedHash) {
  return { party: hash.party(sender), users: users.map(hash.user) };
}
