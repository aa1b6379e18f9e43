import { beforeEach, expect, it } from 'vitest';
import type { Relation } from '../../src/memory/lesson.ts';
import { type Entry, MANY, type MemoryStore } from '../../src/memory/memory-store.ts';
import { DAY, entry, hashOf } from './learned-entry.ts';

/** `count` entries of one relation for as many parties. */
function entries(count: number, relation: Relation, day: number): Entry[] {
  return Array.from({ length: count }, (_, index) =>
    entry(`${relation} ${day} ${index}`, 'ann', relation, day),
  );
}

const UNBOUNDED = { since: 0, maxEntries: 1_000_000, atMost: 1_000_000 };

/** What every store must do. `open` gives an empty one that began on `DAY`. */
export function testStore(open: () => Promise<MemoryStore>): void {
  let store: MemoryStore;

  beforeEach(async () => {
    store = await open();
  });

  const tally = (party: string, users: readonly string[] = ['ann'], since = 0) =>
    store.tally(hashOf(party), users.map(hashOf), since);

  const count = async (): Promise<number> => {
    const { wrote, verified, unverified } = (await store.status()).entries;
    return wrote + verified + unverified;
  };

  it('knows nobody at first, and the day on which it began', async () => {
    expect(await tally('shop')).toEqual({ began: DAY, wrote: 0, verified: 0, unverified: 0, askedWrote: 0 });
    expect(await tally('shop', [])).toMatchObject({ began: DAY, wrote: 0, askedWrote: 0 });
    expect(await store.status()).toEqual({ began: DAY, entries: { wrote: 0, verified: 0, unverified: 0 } });
  });

  it('tells the relations apart', async () => {
    await store.learn([
      entry('shop', 'ann', 'wrote'),
      entry('shop', 'bob', 'verified'),
      entry('shop', 'cleo', 'verified'),
      entry('bank', 'ann', 'unverified'),
    ]);
    expect(await tally('shop')).toEqual({ began: DAY, wrote: 1, verified: 2, unverified: 0, askedWrote: 1 });
    expect(await tally('bank')).toEqual({ began: DAY, wrote: 0, verified: 0, unverified: 1, askedWrote: 0 });
    expect((await store.status()).entries).toEqual({ wrote: 1, verified: 2, unverified: 1 });
  });

  it('counts how many of those asked about wrote', async () => {
    await store.learn([
      entry('shop', 'ann', 'wrote'),
      entry('shop', 'bob', 'wrote'),
      entry('shop', 'dan', 'verified'),
    ]);
    expect(await tally('shop', ['ann', 'bob', 'cleo', 'dan'])).toMatchObject({ askedWrote: 2 });
  });

  it('learns nothing new from the same thing twice', async () => {
    const lesson = [entry('shop', 'ann', 'verified'), entry('shop', 'ann', 'wrote')];
    await store.learn([...lesson, ...lesson]);
    await store.learn(lesson);
    expect(await count()).toBe(2);
    expect(await tally('shop')).toMatchObject({ wrote: 1, verified: 1 });
  });

  it('takes nothing at all for a lesson', async () => {
    await store.learn([]);
    expect(await count()).toBe(0);
  });

  it('adds nobody to the many who got mail, and everybody who wrote', async () => {
    const users = Array.from({ length: MANY + 5 }, (_, index) => `user ${index}`);
    await store.learn(
      users.flatMap((user) => [entry('news', user, 'verified'), entry('news', user, 'wrote')]),
    );
    expect((await store.status()).entries).toEqual({ wrote: MANY + 5, verified: MANY, unverified: 0 });
    expect(await tally('news', users)).toMatchObject({ wrote: MANY, verified: MANY, askedWrote: MANY + 5 });
  });

  it('renews the day of those who are known, and never goes back', async () => {
    await store.learn([entry('shop', 'ann', 'wrote', DAY)]);
    await store.learn([entry('shop', 'ann', 'wrote', DAY + 9)]);
    await store.learn([entry('shop', 'ann', 'wrote', DAY + 5)]);
    expect(await tally('shop', ['ann'], DAY + 9)).toMatchObject({ wrote: 1, askedWrote: 1 });
    expect(await tally('shop', ['ann'], DAY + 10)).toMatchObject({ wrote: 0, askedWrote: 0 });
  });

  it('removes what is too old, and nothing else', async () => {
    await store.learn([entry('old', 'ann', 'wrote', DAY), entry('new', 'ann', 'verified', DAY + 1)]);
    expect(await store.purge({ ...UNBOUNDED, since: DAY + 1 })).toBe(1);
    expect(await tally('old')).toMatchObject({ wrote: 0 });
    expect(await tally('new')).toMatchObject({ verified: 1 });
    expect(await count()).toBe(1);
  });

  it('removes no more in one run than it is told', async () => {
    await store.learn(entries(25, 'verified', DAY));
    const bounds = { ...UNBOUNDED, since: DAY + 1, atMost: 10 };
    const runs = [await store.purge(bounds), await store.purge(bounds), await store.purge(bounds)];
    expect(runs).toEqual([10, 10, 5]);
    expect(await count()).toBe(0);
  });

  it('removes the oldest of what is too much, the unverified first and what people wrote last', async () => {
    await store.learn([...entries(3, 'wrote', DAY), ...entries(3, 'verified', DAY + 1)]);
    await store.learn([...entries(3, 'verified', DAY + 2), ...entries(3, 'unverified', DAY + 3)]);
    expect(await store.purge({ ...UNBOUNDED, maxEntries: 7 })).toBe(5);
    expect((await store.status()).entries).toEqual({ wrote: 3, verified: 4, unverified: 0 });
    expect(await tally(`verified ${DAY + 2} 0`)).toMatchObject({ verified: 1 });
    expect(await store.purge({ ...UNBOUNDED, maxEntries: 7 })).toBe(0);
  });

  it('forgets somebody as sender and as recipient', async () => {
    await store.learn([
      entry('shop', 'ann', 'wrote'),
      entry('bank', 'ann', 'verified'),
      entry('shop', 'bob', 'wrote'),
      entry('bank', 'bob', 'unverified'),
    ]);
    expect(await store.forget([hashOf('ann')])).toBe(2);
    expect(await tally('shop', ['ann', 'bob'])).toMatchObject({ wrote: 1, askedWrote: 1 });
    expect(await store.forget([hashOf('shop'), hashOf('nobody')])).toBe(1);
    expect(await tally('shop', ['bob'])).toMatchObject({ wrote: 0, askedWrote: 0 });
    expect(await count()).toBe(1);
  });
}
