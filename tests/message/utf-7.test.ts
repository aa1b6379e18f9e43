import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../src/message/charset.ts';
import { decodeUtf7 } from '../../src/message/utf-7.ts';

describe('UTF-7', () => {
  it.each([
    ['plain', 'Proximus', 'Proximus'],
    ['a shifted letter', '+AFA-roximus', 'Proximus'],
    ['a shifted word', '+AFAAcgBvAHgAaQBtAHUAcw-', 'Proximus'],
    ['an end without a hyphen', 'client+AOg le', 'clientè le'],
    ['a plus sign', '1 +- 1', '1 + 1'],
    ['nothing behind the plus', 'a+', 'a+'],
    ['half a unit', '+AFAA-', 'P'],
  ])('%s', (_, written, text) => expect(decodeUtf7(Buffer.from(written))).toBe(text));

  it.each(['utf-7', 'UTF-7', 'unicode-1-1-utf-7', 'x-unicode-1-1-utf-7'])('is known as %s', (charset) =>
    expect(decodeBytes(Buffer.from('+AFA-'), charset)).toBe('P'),
  );

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof decodeUtf7(bytes) === 'string'));
  });
});

describe('UTF-16 with a mark', () => {
  const little = Buffer.from('\uFEFFabc', 'utf16le');
  it.each([
    ['big-endian', Buffer.from(little).swap16()],
    ['little-endian', little],
  ])('%s', (_, bytes) => expect(decodeBytes(bytes, 'UTF-16')).toBe('abc'));
});
