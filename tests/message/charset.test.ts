import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../src/message/charset.ts';

describe('decodeBytes', () => {
  it.each([
    ['UTF-8', 'utf-8', Buffer.from('clientèle'), 'clientèle'],
    ['UTF-8 with a mark', 'UTF-8', Buffer.from('\uFEFFabc'), 'abc'],
    ['latin1 declared as UTF-8', 'utf-8', Buffer.from('client\xe8le', 'latin1'), 'clientèle'],
    ['latin1 without a charset', '', Buffer.from('client\xe8le', 'latin1'), 'clientèle'],
    ['UTF-8 declared as US-ASCII', 'us-ascii', Buffer.from('clientèle'), 'clientèle'],
    ['UTF-8 of an unknown charset', 'x-unknown', Buffer.from('clientèle'), 'clientèle'],
    ['iso-8859-15', 'iso-8859-15', Buffer.from([0xa4]), '€'],
    ['windows-1252', 'Windows-1252', Buffer.from([0x80]), '€'],
    ['windows-1257', 'windows-1257', Buffer.from([0xf5]), 'õ'],
    ['utf-16le', 'utf-16le', Buffer.from('abc', 'utf16le'), 'abc'],
    ['nothing', 'utf-8', Buffer.alloc(0), ''],
  ])('%s', (_, charset, bytes, text) => {
    expect(decodeBytes(bytes, charset)).toBe(text);
  });

  it('keeps UTF-8 in which a few bytes are broken', () => {
    const bytes = Buffer.concat([Buffer.from('é'.repeat(10)), Buffer.from([0xf0])]);
    expect(decodeBytes(bytes)).toBe(`${'é'.repeat(10)}\uFFFD`);
  });
});
