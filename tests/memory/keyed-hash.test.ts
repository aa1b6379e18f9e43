import { expect, it } from 'vitest';
import { forgottenHashes } from '../../src/memory/forgotten-hashes.ts';
import { entriesOf, HASH_BYTES, keyedHash } from '../../src/memory/keyed-hash.ts';

const KEY = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
const hash = keyedHash(KEY);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

it('gives the same hashes for ever: a change would make everything forgotten', () => {
  expect(hash.keyId).toBe('e651fd4c9a21d821');
  expect(hex(hash.party('domain:lab.example'))).toBe('c79b781ac488b51d75ec63ba');
  expect(hex(hash.user('ann@example.test'))).toBe('9836d8804fdd67801b2eb3f5');
});

it('has hashes of one length, other ones for every key, and never the same for a party and a person', () => {
  const other = keyedHash(KEY.replace('0', '1'));
  const address = 'ann@example.test';
  const all = [hash, other]
    .flatMap((each) => [each.party(`address:${address}`), each.user(address)])
    .map(hex);
  expect(new Set(all).size).toBe(4);
  expect(all.every((each) => each.length === 2 * HASH_BYTES)).toBe(true);
  expect(other.keyId).not.toBe(hash.keyId);
});

it('makes an entry of each party with each person', () => {
  const lesson = {
    relation: 'wrote',
    parties: ['domain:a.example', 'domain:b.example'],
    users: ['ann@example.test', 'bob@example.test'],
    day: 7,
  } as const;
  const entries = entriesOf(lesson, hash);
  expect(entries).toHaveLength(4);
  expect(entries[1]).toEqual({
    party: hash.party('domain:a.example'),
    user: hash.user('bob@example.test'),
    relation: 'wrote',
    day: 7,
  });
});

it.each([
  ['Ann+x@Example.test', [hash.party('address:ann+x@example.test'), hash.user('ann@example.test')]],
  ['mail.lab.example', [hash.party('domain:lab.example')]],
  ['nonsense', []],
  ['@', []],
])('forgets %s under every hash it may have', (text, hashes) => {
  expect(forgottenHashes(text, hash).map(hex)).toEqual(hashes.map(hex));
});
