import { expect, it } from 'vitest';
import { contentHash } from '../../src/rules/content-hash.ts';

it.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('hashes %j as RFC 9923 does', (text, hash) => {
  expect(contentHash(text)).toBe(hash);
});

it('hashes beyond ASCII as UTF-8, like arithmetic on 64-bit integers', () => {
  const text = 'Kliendituge ei ole õhtul: ööklubi, €';
  const expected = new TextEncoder()
    .encode(text)
    .reduce((hash, byte) => ((hash ^ BigInt(byte)) * 0x100000001b3n) & (2n ** 64n - 1n), 0xcbf29ce484222325n);
  expect(contentHash(text)).toBe(expected.toString(16).padStart(16, '0'));
});
