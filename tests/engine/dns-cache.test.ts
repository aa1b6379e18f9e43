import { describe, expect, it } from 'vitest';
import { cachedResolver } from '../../src/engine/dns-cache.ts';
import { FAILING, zoneResolver } from '../authentication/zone.ts';

function cached(entries: number, zone = {}) {
  const { resolver, questions } = zoneResolver({ 'TXT a.test': ['a'], 'TXT b.test': ['b'], ...zone });
  const clock = { now: 0 };
  return { ask: cachedResolver(resolver, entries, () => clock.now), questions, clock };
}

describe('the cache of DNS answers', () => {
  it('asks once for five minutes, whatever the case of the name', async () => {
    const { ask, questions, clock } = cached(10);
    expect(await ask('a.test', 'TXT')).toEqual([['a']]);
    clock.now = 299_999;
    expect(await ask('A.Test', 'TXT')).toEqual([['a']]);
    expect(questions).toHaveLength(1);
    clock.now = 300_001;
    await ask('a.test', 'TXT');
    expect(questions).toHaveLength(2);
  });

  it('asks once for what several want at the same time', async () => {
    const { ask, questions } = cached(10);
    await Promise.all([ask('a.test', 'TXT'), ask('a.test', 'TXT'), ask('a.test', 'TXT')]);
    expect(questions).toHaveLength(1);
  });

  it('tells types apart', async () => {
    const { ask } = cached(10, { 'A a.test': ['192.0.2.1'] });
    expect([await ask('a.test', 'TXT'), await ask('a.test', 'A')]).toEqual([[['a']], ['192.0.2.1']]);
  });

  it('remembers that there is no such record for a minute', async () => {
    const { ask, questions, clock } = cached(10);
    await expect(ask('x.test', 'TXT')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    clock.now = 59_999;
    await expect(ask('x.test', 'TXT')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    expect(questions).toHaveLength(1);
    clock.now = 60_001;
    await expect(ask('x.test', 'TXT')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    expect(questions).toHaveLength(2);
  });

  it('remembers a failure for ten seconds', async () => {
    let asked = 0;
    const clock = { now: 0 };
    const failing = () => {
      asked++;
      return FAILING['server failure']();
    };
    const ask = cachedResolver(failing, 10, () => clock.now);
    await expect(ask('a.test', 'TXT')).rejects.toMatchObject({ code: 'ESERVFAIL' });
    await expect(ask('a.test', 'TXT')).rejects.toMatchObject({ code: 'ESERVFAIL' });
    expect(asked).toBe(1);
    clock.now = 10_001;
    await expect(ask('a.test', 'TXT')).rejects.toMatchObject({ code: 'ESERVFAIL' });
    expect(asked).toBe(2);
  });

  it('forgets what was used longest ago', async () => {
    const { ask, questions } = cached(2, { 'TXT c.test': ['c'] });
    for (const name of ['a.test', 'b.test', 'a.test', 'c.test', 'a.test']) await ask(name, 'TXT');
    expect(questions).toEqual(['TXT a.test', 'TXT b.test', 'TXT c.test']);
    await ask('b.test', 'TXT');
    expect(questions).toHaveLength(4);
  });

  it('remembers no huge answer, and nothing at all when it is switched off', async () => {
    const { ask, questions } = cached(10, { 'TXT huge.test': ['x'.repeat(20_000)] });
    await ask('huge.test', 'TXT');
    await ask('huge.test', 'TXT');
    expect(questions).toHaveLength(2);
    const off = cached(0);
    await off.ask('a.test', 'TXT');
    await off.ask('a.test', 'TXT');
    expect(off.questions).toHaveLength(2);
  });
});
