import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTwoEdits } from '../../src/brands/two-edits.ts';
import { typingCost } from '../../src/brands/typing-cost.ts';

const WORDS = ['microsoft', 'swedbank', 'sparkasse', 'mediamarkt', 'rabobank'];
const index = indexTwoEdits(WORDS, (word) => word);

describe('indexTwoEdits', () => {
  it.each([
    ['micorsfot', ['microsoft']],
    ['medaimarrkt', ['mediamarkt']],
    ['microsoft', []],
    ['short', []],
    ['x'.repeat(100_000), []],
  ])('of %.20s', (word, expected) => expect(index.nearest(word)).toEqual(expected));

  it('finds every word in which one letter is doubled and one dropped', () => {
    const place = fc.nat({ max: 7 });
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), place, place, (real, doubled, dropped) => {
        const once = real.slice(0, doubled + 1) + real.slice(doubled);
        const word = once.slice(0, dropped + 1) + once.slice(dropped + 2);
        const near = word !== real && typingCost(word, real) <= (real.length === 8 ? 1.1 : 1.45);
        expect(index.nearest(word).includes(real)).toBe(near && word.length >= 8);
      }),
    );
  });
});
