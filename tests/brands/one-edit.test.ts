import { describe, expect, it } from 'vitest';
import { indexOneEdit } from '../../src/brands/one-edit.ts';
import { fc, test } from './property.ts';

const index = indexOneEdit(['netflix', 'paypal', 'proximus'], (word) => word);

describe('a word one error away', () => {
  it.each([
    ['netfliix', ['netflix']],
    ['netlix', ['netflix']],
    ['netflux', ['netflix']],
    ['netlfix', ['netflix']],
    ['netflxi', ['netflix']],
    ['xnetflix', ['netflix']],
    ['payapl', ['paypal']],
    ['apypal', ['paypal']],
    ['paypa', ['paypal']],
    ['netflix', []],
    ['netlixx', []],
    ['xnetflixx', []],
    ['pay', []],
    ['', []],
  ])('%s is near %j', (word, expected) => expect(index.nearest(word)).toEqual(expected));
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength: 8 });
const edit = fc.record({
  at: fc.nat(7),
  letter: fc.constantFrom('a', 'b', 'd'),
  how: fc.constantFrom('more', 'less', 'other', 'swapped'),
});

test('every single error is found', fc.tuple(word, edit), ([real, { at, letter, how }]) => {
  const place = Math.min(at, real.length - 2);
  const [before, after] = [real.slice(0, place), real.slice(place + 1)];
  const written = {
    more: before + letter + real.slice(place),
    less: before + after,
    other: before + letter + after,
    swapped: before + (real[place + 1] ?? '') + (real[place] ?? '') + real.slice(place + 2),
  }[how];
  const expected = written === real ? [] : [real];
  expect(indexOneEdit([real], (entry) => entry).nearest(written)).toEqual(expected);
});
