import { describe, expect, it } from 'vitest';
import { quotableWords, shownDomain } from '../../src/rewrite/quoted-words.ts';

describe('quotableWords', () => {
  it.each([
    ['leaves plain words alone', 'Service clientèle', 'Service clientèle'],
    ['drops controls and new lines', 'a\r\nb\u0000c\u2028d', 'a bc d'],
    ['drops bidirectional overrides', 'a\u202eb\u2066c', 'abc'],
    ['drops invisible characters', 'a\u200bb\u00adc\ufe0fd\u3164', 'abcd'],
    ['cannot close our quotation', 'a” is safe. “b «c» „d"', "a' is safe. 'b 'c' 'd'"],
    [
      'is cut at a word',
      'one two three four five six seven eight nine ten eleven twelve thirteen',
      'one two three four five six seven eight nine ten eleven…',
    ],
    ['is cut at 60 graphemes', 'x'.repeat(61), `${'x'.repeat(60)}…`],
    ['counts graphemes, not code units', '👩‍🚒'.repeat(3), '👩🚒'.repeat(3)],
  ])('%s', (_, words, expected) => {
    expect(quotableWords(words)).toBe(expected);
  });

  it('is not overgrown by accents', () => {
    expect(quotableWords(`a${'\u0301'.repeat(900)}`).length).toBeLessThanOrEqual(9);
  });
});

describe('shownDomain', () => {
  it('keeps the end of a long domain, which says whose it is', () => {
    expect(shownDomain(`${'lumovia.'.repeat(20)}evil.example`)).toMatch(/^….{47,60}evil\.example$/);
  });

  it('holds nothing but the letters of a domain', () => {
    expect(shownDomain('a b<c>"d\u202e.example')).toBe('abcd.example');
  });
});
