import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../../src/hooks/webhook/rate-limit.ts';

describe('the rate limit', () => {
  it('admits so many requests at once and as many again after a second', () => {
    const limit = createRateLimit(3);
    const at = (now: number) => Array.from({ length: 4 }, () => limit.admits('a', now));
    expect(at(0)).toEqual([true, true, true, false]);
    expect(limit.admits('a', 300)).toBe(false);
    expect(limit.admits('a', 400)).toBe(true);
    expect(at(5_000)).toEqual([true, true, true, false]);
  });

  it('counts every caller by itself', () => {
    const limit = createRateLimit(1);
    expect([limit.admits('a', 0), limit.admits('a', 0), limit.admits('b', 0)]).toEqual([true, false, true]);
  });

  it('forgets the callers that have been silent longest when there are too many', () => {
    const limit = createRateLimit(1);
    limit.admits('first', 0);
    for (let caller = 0; caller < 10_000; caller++) limit.admits(String(caller), 0);
    expect(limit.admits('9999', 0)).toBe(false);
    expect(limit.admits('first', 0)).toBe(true);
  });
});
