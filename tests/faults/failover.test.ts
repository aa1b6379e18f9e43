import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis as Client } from 'ioredis';
import { expect, it } from 'vitest';
import { freePort } from '../servers/free-port.ts';
import { eventually, PATIENCE } from '../servers/patience.ts';
import { type Redis, startRedis } from '../servers/redis.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { startProcess } from '../servers/server-process.ts';
import { startWorker } from '../servers/worker.ts';
import { analyseMany, expectAllAnswered, startEngine } from './queue-under-test.ts';

/** Longer than it takes until the replica is the master. */
const PATIENT = { deadlineMs: 60_000 };

/** How long a master may be silent until the others take it for dead. */
const DOWN_AFTER_MS = 1_500;

type QueueSettings = Parameters<typeof startEngine>[1];

/**
 * Judges some messages, ends the master with SIGKILL while others are under way, and expects that each of them is
 * judged in the end, and that all goes on with the replica.
 */
async function expectToOutlive(master: Redis, addresses: readonly string[], queue: object): Promise<void> {
  const [first = ''] = addresses;
  const settings = { engine: PATIENT, queue: { ...queue, redis: addresses } } satisfies QueueSettings;
  const engine = await startEngine(first, settings);
  const worker = await startWorker(first, settings);
  expect(await expectAllAnswered(analyseMany(engine, 5))).toEqual(Array(5).fill('none'));
  worker.freeze();
  const pending = analyseMany(engine, 20);
  const waiting = async () => Number(await ask(master, 'LLEN', '{counterfoil}:messages:wait'));
  await expect.poll(waiting, PATIENCE).toBeGreaterThan(10);
  await master.stop('SIGKILL');
  worker.thaw();
  expect(await expectAllAnswered(pending)).toEqual(Array(20).fill('none'));
  expect(await expectAllAnswered(analyseMany(engine, 5))).toEqual(Array(5).fill('none'));
  await worker.stop();
}

type Place = Pick<Redis, 'url'>;

async function ask(redis: Place, ...command: [string, ...string[]]): Promise<unknown> {
  const client = new Client(redis.url);
  try {
    return await client.call(...command);
  } finally {
    client.disconnect();
  }
}

/** Waits until the answer to a command holds the words. */
async function untilItSays(words: string, redis: Place, ...command: [string, ...string[]]): Promise<void> {
  let answer = '';
  await eventually(
    async () => {
      answer = String(await ask(redis, ...command));
      return answer.includes(words) || undefined;
    },
    () => `${command.join(' ')} never says ${words}:\n${answer}`,
  );
}

describeWith(['redis'], 'a master of Redis that dies', () => {
  it('behind Sentinel: the replica takes over, and every message under way is judged', async () => {
    const master = await startRedis();
    const replica = await startRedis({ settings: ['--replicaof', '127.0.0.1', String(master.port)] });
    await untilItSays('master_link_status:up', replica, 'INFO', 'replication');
    const port = await freePort();
    const file = join(makeRunFolder('sentinel'), 'sentinel.conf');
    const lines = [
      ...[`port ${port}`, 'bind 127.0.0.1'],
      `sentinel monitor mail 127.0.0.1 ${master.port} 1`,
      `sentinel down-after-milliseconds mail ${DOWN_AFTER_MS}`,
      'sentinel failover-timeout mail 6000',
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    const sentinel = startProcess('redis-server', [file, '--sentinel']);
    await sentinel.listening(port);
    const place = { url: `redis://127.0.0.1:${port}` };
    await untilItSays(String(replica.port), place, 'SENTINEL', 'replicas', 'mail');
    await expectToOutlive(master, [place.url], { topology: 'sentinel', sentinelMaster: 'mail' });
  }, 120_000);

  it('in a cluster: its replica takes over, and every message under way is judged', async () => {
    const masters = await Promise.all([startClusterNode(), startClusterNode(), startClusterNode()]);
    const replica = await startClusterNode();
    const nodes = [...masters, replica];
    for (const { port } of nodes) await ask(replica, 'CLUSTER', 'MEET', '127.0.0.1', String(port));
    const owner = await shareSlots(masters);
    const id = String(await ask(owner, 'CLUSTER', 'MYID'));
    await untilItSays(id, replica, 'CLUSTER', 'NODES');
    await ask(replica, 'CLUSTER', 'REPLICATE', id);
    await untilItSays('master_link_status:up', replica, 'INFO', 'replication');
    for (const node of nodes) await untilItSays('cluster_state:ok', node, 'CLUSTER', 'INFO');
    await untilItSays('slave', owner, 'CLUSTER', 'NODES');
    const addresses = nodes.map(({ url }) => url);
    await expectToOutlive(owner, addresses, { topology: 'cluster' });
  }, 120_000);
});

function startClusterNode(): Promise<Redis> {
  const settings = ['--cluster-enabled', 'yes', '--cluster-node-timeout', String(DOWN_AFTER_MS)];
  return startRedis({ settings: [...settings, '--cluster-announce-ip', '127.0.0.1'] });
}

/** All slots among three masters. Returns the one that holds the queue. */
async function shareSlots(masters: readonly [Redis, Redis, Redis]): Promise<Redis> {
  const slot = Number(await ask(masters[0], 'CLUSTER', 'KEYSLOT', '{counterfoil}:messages'));
  const bounds = [0, 5_461, 10_923, 16_384];
  for (const [index, master] of masters.entries())
    await ask(
      master,
      ...(['CLUSTER', 'ADDSLOTSRANGE'] as const),
      ...[String(bounds[index]), String((bounds[index + 1] ?? 0) - 1)],
    );
  return masters[bounds.findLastIndex((bound) => bound <= slot)] ?? masters[0];
}
