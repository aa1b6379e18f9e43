import { afterEach, describe, expect, it, vi } from 'vitest';
import { lookupBudget } from '../../src/engine/lookup-budget.ts';
import { FAILING, zoneResolver } from '../authentication/zone.ts';

const { resolver } = zoneResolver({ 'TXT a.test': ['a'] });

afterEach(() => {
  vi.useRealTimers();
});

describe('the budget for look-ups', () => {
  it('lets answers pass', async () => {
    const budget = lookupBudget(resolver, { milliseconds: 1_000, questions: 2 });
    expect(await budget.resolver('a.test', 'TXT')).toEqual([['a']]);
    await expect(budget.resolver('x.test', 'TXT')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    budget.end();
  });

  it('refuses one question too many', async () => {
    const budget = lookupBudget(resolver, { milliseconds: 1_000, questions: 1 });
    await budget.resolver('a.test', 'TXT');
    await expect(budget.resolver('a.test', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    budget.end();
  });

  it('refuses open and later questions when the time is up, counted from the first', async () => {
    vi.useFakeTimers();
    const budget = lookupBudget(FAILING['no answer at all'], { milliseconds: 2_000, questions: 10 });
    await vi.advanceTimersByTimeAsync(5_000);
    const first = budget.resolver('a.test', 'TXT');
    const expectation = expect(first).rejects.toMatchObject({ code: 'ETIMEOUT' });
    await vi.advanceTimersByTimeAsync(1_999);
    const second = expect(budget.resolver('b.test', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    await vi.advanceTimersByTimeAsync(1);
    await expectation;
    await second;
    await expect(budget.resolver('c.test', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
  });

  it('leaves no timer behind', async () => {
    vi.useFakeTimers();
    const budget = lookupBudget(resolver, { milliseconds: 2_000, questions: 10 });
    await budget.resolver('a.test', 'TXT');
    expect(vi.getTimerCount()).toBe(1);
    budget.end();
    expect(vi.getTimerCount()).toBe(0);
  });
});
