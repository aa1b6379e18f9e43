import { Redis as Client } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { callbackKeys } from '../../../../src/engine/queue/callbacks/callback-keys.ts';
import { type Ledger, openLedger } from '../../../../src/engine/queue/callbacks/ledger.ts';
import { startRedis } from '../../../servers/redis.ts';
import { describeWith } from '../../../servers/require-servers.ts';

const LIMITS = { messages: 3, bytes: 100, lifetimeMs: 60_000 };
const KEYS = callbackKeys('counterfoil');

describeWith(['redis'], 'the ledger of callbacks', () => {
  let client: Client;
  let ledger: Ledger;

  beforeAll(async () => {
    client = new Client((await startRedis()).url);
    ledger = openLedger(client, KEYS);
  });
  beforeEach(() => client.flushall());
  afterAll(() => client.disconnect());

  const reserve = (id: string, size = 10) => ledger.reserve({ id, size, target: 'default:' }, LIMITS);
  const once = (id: string, fingerprint: string, key = 'key') =>
    ledger.reserve({ id, size: 10, target: 'default:', once: { key, fingerprint } }, LIMITS);
  const held = async () => [await client.zcard(KEYS.held), Number(await client.get(KEYS.heldBytes))];

  it('gives room by messages and by bytes, and takes it back', async () => {
    expect(await reserve('a', 60)).toEqual({ kind: 'new', id: 'a' });
    expect(await reserve('b', 60)).toEqual({ kind: 'full' });
    expect(await reserve('b', 20)).toEqual({ kind: 'new', id: 'b' });
    expect(await reserve('c', 20)).toEqual({ kind: 'new', id: 'c' });
    expect(await reserve('d', 0)).toEqual({ kind: 'full' });
    expect(await held()).toEqual([3, 100]);
    await ledger.finish('a', 1);
    await ledger.finish('a', 1);
    await ledger.drop('b');
    expect(await held()).toEqual([1, 20]);
    expect(await ledger.read('b')).toBeUndefined();
  });

  it('takes one message that is larger than all the room', async () => {
    expect(await reserve('a', 1_000)).toEqual({ kind: 'new', id: 'a' });
    expect(await reserve('b', 1)).toEqual({ kind: 'full' });
  });

  it('gives room back when a lifetime is over', async () => {
    await ledger.reserve({ id: 'a', size: 90, target: '' }, { ...LIMITS, lifetimeMs: 50 });
    await ledger.accept('a');
    await expect.poll(() => reserve('b', 90)).toEqual({ kind: 'new', id: 'b' });
    expect(await held()).toEqual([1, 90]);
    expect(await ledger.read('a')).toBeUndefined();
  });

  it('knows a message by its idempotency key', async () => {
    expect(await once('a', 'same')).toEqual({ kind: 'new', id: 'a' });
    await ledger.accept('a');
    expect(await once('b', 'same')).toEqual({ kind: 'same', id: 'a' });
    expect(await once('c', 'other')).toEqual({ kind: 'other' });
    expect(await once('d', 'same', 'another key')).toEqual({ kind: 'new', id: 'd' });
    await ledger.finish('a', 1);
    expect(await once('e', 'same')).toEqual({ kind: 'same', id: 'a' });
    expect(await held()).toEqual([1, 10]);
  });

  it('goes on under the same id with what broke off', async () => {
    await once('a', 'same');
    expect(await once('b', 'same')).toEqual({ kind: 'new', id: 'a' });
    expect(await held()).toEqual([1, 10]);
  });

  it('never goes back: a worker may be quicker than the gateway', async () => {
    await reserve('a');
    await ledger.judge('a', 'none');
    await ledger.accept('a');
    expect(await ledger.read('a')).toMatchObject({ state: 'judged', verdict: 'none' });
    await ledger.finish('a', 2);
    await ledger.judge('a', 'none');
    expect(await ledger.read('a')).toMatchObject({ state: 'delivered', attempts: 2 });
    expect(await held()).toEqual([0, 0]);
  });

  it('leaves nothing without a lifetime but what is bounded', async () => {
    await once('a', 'same');
    await ledger.accept('a');
    await ledger.finish('a', 1);
    const endless: string[] = [];
    for (const key of await client.keys('*')) if ((await client.pttl(key)) < 0) endless.push(key);
    expect(endless.sort()).toEqual([KEYS.delivered, KEYS.heldBytes]);
  });
});
