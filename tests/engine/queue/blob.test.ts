import { Redis as Client } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getBlob, lengthOf, putBlob, removeBlob } from '../../../src/engine/queue/blob.ts';
import { startRedis } from '../../servers/redis.ts';
import { describeWith } from '../../servers/require-servers.ts';

describeWith(['redis'], 'bytes in Redis', () => {
  let client: Client;

  beforeAll(async () => {
    client = new Client((await startRedis()).url);
  });

  afterAll(() => client.disconnect());

  it.each([0, 1, 1_048_575, 1_048_576, 1_048_577, 3_500_000])(
    '%i bytes come back, live so long and no longer, and are removed whole',
    async (length) => {
      const bytes = Buffer.alloc(length, 'Counterfoil');
      const cuts = [0, 5, 5, Math.floor(length / 3), length];
      const pieces = cuts
        .slice(1)
        .map((cut, index) => bytes.subarray(cuts[index], Math.max(cut, cuts[index] ?? 0)));
      await putBlob(client, { key: 'blob', pieces }, 60_000);
      const back = await getBlob(client, 'blob');
      expect(back?.equals(Buffer.concat(pieces))).toBe(true);
      expect(back?.length).toBe(lengthOf(pieces));
      for (const key of await client.keys('*')) expect(await client.pttl(key)).toBeGreaterThan(0);
      await removeBlob(client, 'blob', length);
      expect(await client.keys('*')).toEqual([]);
    },
  );

  it('that are not whole any more are not there', async () => {
    await putBlob(client, { key: 'blob', pieces: [Buffer.alloc(3_000_000)] }, 60_000);
    await client.unlink('blob:1');
    expect(await getBlob(client, 'blob')).toBeUndefined();
    expect(await getBlob(client, 'never')).toBeUndefined();
  });
});
