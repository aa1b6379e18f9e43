import { describe, expect, it } from 'vitest';
import { openRedisMemory } from '../../src/memory/redis-memory.ts';
import { type Redis, startRedis } from '../servers/redis.ts';
import { describeWith } from '../servers/require-servers.ts';
import { DAY, entry, hashOf } from './learned-entry.ts';
import { testStore } from './store-contract.ts';

let redis: Promise<Redis> | undefined;
let keys = 0;

/** A memory under a key that no other test uses, in one Redis for all. */
async function open(keyId = `key ${keys++}`, today = DAY) {
  redis ??= startRedis();
  const { url } = await redis;
  return openRedisMemory({ url, keyId, today, retentionDays: 400, patienceMs: 5_000 });
}

describeWith(['redis'], 'the memory in Redis', () => {
  describe('keeps the contract', () => testStore(open));

  it('is shared by all who have the key, and by nobody else', async () => {
    const first = await open('shared');
    await first.learn([entry('shop', 'ann', 'wrote')]);
    const second = await open('shared', DAY + 5);
    expect(await second.tally(hashOf('shop'), [], 0)).toMatchObject({ began: DAY, wrote: 1 });
    const stranger = await open('stranger', DAY + 5);
    expect(await stranger.tally(hashOf('shop'), [], 0)).toMatchObject({ began: DAY + 5, wrote: 0 });
  });

  it('fails fast while Redis is dead, and is too young to tell anything when it comes back empty', async () => {
    const mortal = await startRedis();
    const { url, port } = mortal;
    const memory = await openRedisMemory({
      url,
      keyId: 'k',
      today: DAY,
      retentionDays: 9,
      patienceMs: 5_000,
    });
    await memory.learn([entry('shop', 'ann', 'wrote')]);
    await mortal.stop('SIGKILL');
    const started = performance.now();
    await expect(memory.tally(hashOf('shop'), [hashOf('ann')], 0)).rejects.toThrow();
    expect(performance.now() - started).toBeLessThan(1_000);
    await startRedis({ port });
    const tally = await expect.poll(() => memory.tally(hashOf('shop'), [], 0).catch(() => undefined), {
      timeout: 20_000,
    });
    await tally.toMatchObject({ began: Number.POSITIVE_INFINITY, wrote: 0 });
    await memory.learn([entry('shop', 'ann', 'wrote', DAY + 7)]);
    expect(await memory.status()).toMatchObject({ began: DAY + 7 });
  });

  it('rejects at once where there is no Redis', async () => {
    const options = { url: 'redis://127.0.0.1:1', keyId: 'k', today: DAY, retentionDays: 9, patienceMs: 100 };
    await expect(openRedisMemory(options)).rejects.toThrow();
  });
});
