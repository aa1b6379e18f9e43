import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/documents/nearest.ts';

describe('nearest', () => {
  it.each([
    ['wieght', ['weight', 'when'], 'weight'],
    ['Proximsu', ['proximus', 'proximax'], 'proximus'],
    ['colour', ['name', 'books'], undefined],
  ])('%s → %s', (name, known, expected) => {
    expect(nearest(name, known)).toBe(expected);
  });
});

describe('editDistance', () => {
  it('is a metric', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (left, right) => {
        const distance = editDistance(left, right);
        expect(distance).toBe(editDistance(right, left));
        expect(distance === 0).toBe(left === right);
        expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
      }),
    );
  });
});
