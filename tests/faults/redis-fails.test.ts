import { Redis as Client } from 'ioredis';
import { expect, it } from 'vitest';
import { Configuration } from '../../src/config/configuration.ts';
import { startQueueWorker } from '../../src/engine/queue/queue-worker.ts';
import { fakeLogger } from '../hooks/milter/fake-engine.ts';
import { freePort } from '../servers/free-port.ts';
import { PATIENCE } from '../servers/patience.ts';
import { startRedis } from '../servers/redis.ts';
import { describeWith } from '../servers/require-servers.ts';
import { startWorker, type WorkerProcess } from '../servers/worker.ts';
import {
  analyse,
  analyseMany,
  type EngineUnderTest,
  expectAllAnswered,
  numbered,
  shippedExpertise,
  startEngine,
} from './queue-under-test.ts';

const DEFAULT_DEADLINE_MS = 10_000;

const PATIENT = { deadlineMs: 20_000 };

/** Asks one message after the other until the queue works again. */
function expectRecovery(engine: EngineUnderTest): Promise<void> {
  const verdict = async () => (await analyse(engine, numbered(0))).verdict;
  return expect.poll(verdict, PATIENCE).toBe('none');
}

describeWith(['redis'], 'a Redis that fails', () => {
  it('is killed and comes back empty: what was under way is sent again', async () => {
    const redis = await startRedis();
    const engine = await startEngine(redis.url, { engine: PATIENT });
    const worker = await startWorker(redis.url, { engine: PATIENT });
    expect(await expectAllAnswered(analyseMany(engine, 5))).toEqual(Array(5).fill('none'));
    worker.freeze();
    const pending = analyseMany(engine, 20);
    await expect.poll(() => waiting(redis.url), PATIENCE).toBeGreaterThan(10);
    await redis.stop('SIGKILL');
    const back = await startRedis({ port: redis.port });
    worker.thaw();
    expect(await expectAllAnswered(pending)).toEqual(Array(20).fill('none'));
    const told = engine.log.map(({ message }) => message).filter((message) => message.includes('reached'));
    expect(told).toEqual(['the queue cannot be reached', 'the queue can be reached again']);
    await worker.stop();
    await back.stop();
  });

  it('cannot be reached: each message is handled as the option says, at once, and all goes on when it comes', async () => {
    const port = await freePort();
    const url = `redis://127.0.0.1:${port}`;
    const [marking, refusing, working] = await Promise.all([
      startEngine(url),
      startEngine(url, { queue: { onQueueDown: 'tempfail' } }),
      startEngine(url, { queue: { onQueueDown: 'analyse-here' } }),
    ]);
    const marked = await analyse(marking, numbered(1));
    expect(marked).toMatchObject({ verdict: 'unavailable' });
    expect(marked.afterMs).toBeLessThan(DEFAULT_DEADLINE_MS / 2);
    expect(await analyse(refusing, numbered(1))).toMatchObject({ verdict: 'try-later' });
    expect(await expectAllAnswered(analyseMany(working, 5))).toEqual(Array(5).fill('none'));
    const redis = await startRedis({ port });
    const worker = await startWorker(url);
    for (const engine of [marking, refusing]) await expectRecovery(engine);
    expect(await expectAllAnswered(analyseMany(working, 5))).toEqual(Array(5).fill('none'));
    await expect.poll(() => judged(worker), PATIENCE).toBeGreaterThanOrEqual(7);
    await worker.stop();
    await redis.stop();
  });

  it('is lost while messages are under way: the gateway analyses them itself where it shall', async () => {
    const redis = await startRedis();
    const engine = await startEngine(redis.url, { queue: { onQueueDown: 'analyse-here' } });
    const pending = analyseMany(engine, 10);
    await expect.poll(() => waiting(redis.url), PATIENCE).toBe(10);
    await redis.stop('SIGKILL');
    expect(await expectAllAnswered(pending)).toEqual(Array(10).fill('none'));
  });

  it('hangs: no message waits longer than its deadline', async () => {
    const redis = await startRedis();
    const engine = await startEngine(redis.url, { engine: { deadlineMs: 2_000 } });
    redis.freeze();
    const answers = await Promise.all(analyseMany(engine, 10));
    expect(new Set(answers.map(({ verdict }) => verdict))).toEqual(new Set(['unavailable']));
    expect(Math.max(...answers.map(({ afterMs }) => afterMs))).toBeLessThan(4_000);
    redis.thaw();
    const worker = await startWorker(redis.url);
    await expectRecovery(engine);
    await worker.stop();
  });

  it('is full: marked as unavailable, and works again when there is room', async () => {
    const redis = await startRedis();
    const engine = await startEngine(redis.url, { engine: PATIENT });
    const worker = await startWorker(redis.url, { engine: PATIENT });
    const client = new Client(redis.url);
    await client.config('SET', 'maxmemory', '1mb');
    expect(new Set(await expectAllAnswered(analyseMany(engine, 20)))).toEqual(new Set(['unavailable']));
    expect(engine.log.find(({ message }) => message === 'message not analysed')?.data).toMatchObject({
      code: 'queue-unavailable',
    });
    await client.config('SET', 'maxmemory', '0');
    await expectRecovery(engine);
    expect(await expectAllAnswered(analyseMany(engine, 20))).toEqual(Array(20).fill('none'));
    client.disconnect();
    await worker.stop();
  });

  it('might throw messages away: neither gateway nor worker starts, and both say what to do', async () => {
    const redis = await startRedis({ settings: ['--maxmemory-policy', 'allkeys-lru'] });
    const complaint =
      /maxmemory-policy of Redis is allkeys-lru and must be noeviction.*Cure: "redis-cli config set/;
    await expect(startEngine(redis.url)).rejects.toThrow(complaint);
    const configuration = Configuration.parse({ queue: { redis: [redis.url] } });
    await expect(startQueueWorker(configuration, shippedExpertise(), fakeLogger())).rejects.toThrow(
      complaint,
    );
  });

  it('is away when a worker shall end: it ends all the same', async () => {
    const redis = await startRedis();
    const worker = await startWorker(redis.url);
    await redis.stop('SIGKILL');
    await worker.stop();
    expect(worker.exitStatus()).toBe(0);
  });

  it('has too much to do: beyond the limits the option counts, and nothing piles up', async () => {
    const redis = await startRedis();
    const engine = await startEngine(redis.url, {
      engine: { deadlineMs: 3_000 },
      queue: { maxInFlight: 5, onQueueDown: 'tempfail' },
    });
    const answers = await Promise.all(analyseMany(engine, 20));
    expect(answers.filter(({ verdict }) => verdict === 'try-later')).toHaveLength(15);
    expect(answers.filter(({ verdict }) => verdict === 'unavailable')).toHaveLength(5);
    await expect.poll(() => waiting(redis.url), PATIENCE).toBe(0);
  });
});

/** Messages that a worker says it has judged. */
function judged(worker: WorkerProcess): number {
  return worker.log().match(/message of the queue judged/g)?.length ?? 0;
}

async function waiting(url: string): Promise<number> {
  const client = new Client(url);
  try {
    return await client.llen('{counterfoil}:messages:wait');
  } finally {
    client.disconnect();
  }
}
