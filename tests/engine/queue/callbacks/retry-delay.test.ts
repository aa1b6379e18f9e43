import { describe, expect, it } from 'vitest';
import { retryAfterMs, retryDelay } from '../../../../src/engine/queue/callbacks/retry-delay.ts';

describe('the wait before another try', () => {
  it.each([
    [1, 0, 5_000],
    [2, 0, 20_000],
    [3, 0, 80_000],
    [3, 1, 40_000],
    [3, 0.5, 60_000],
    [50, 0, 14_400_000],
  ])('after try %i by chance %f is %i ms', (attempts, chance, expected) => {
    expect(retryDelay(attempts, 5_000, chance)).toBe(expected);
  });

  it.each([
    [30_000, 30_000],
    [1_000, 5_000],
    [999_999_999, 86_400_000],
  ])('is no shorter than the receiver asked: %i ms', (asked, expected) => {
    expect(retryDelay(1, 5_000, 0, asked)).toBe(expected);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('Sun, 22 Nov 2026 10:00:00 GMT');

  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 22 Nov 2026 10:01:00 GMT', 60_000],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
    ['soon', 0],
    ['-5', 0],
    ['9'.repeat(400), 0],
    [null, 0],
  ])('%s means %i ms', (field, expected) => {
    expect(retryAfterMs(field, now)).toBe(expected);
  });
});
