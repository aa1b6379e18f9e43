import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { Redis as Client } from 'ioredis';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually, PATIENCE } from '../servers/patience.ts';
import { type Redis, startRedis } from '../servers/redis.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { startWorker, type WorkerProcess } from '../servers/worker.ts';
import { analyse, analyseMany, expectAllAnswered, numbered, startEngine } from './queue-under-test.ts';

/** Takes a good part of a second to analyse. */
const LONG = 'Un conseiller se présentera chez vous. '.repeat(8_000);

const PREFIX = '{counterfoil}';

describeWith(['redis'], 'workers that fail', () => {
  let redis: Redis;
  let client: Client;
  const workers: WorkerProcess[] = [];

  beforeEach(async () => {
    redis = await startRedis();
    client = new Client(redis.url);
  });

  afterEach(async () => {
    client.disconnect();
    for (const worker of workers.splice(0)) await worker.kill();
    await redis.stop('SIGKILL');
  });

  async function start(...options: Parameters<typeof startWorker>[1][]): Promise<WorkerProcess[]> {
    const started = await Promise.all(options.map((each) => startWorker(redis.url, each)));
    workers.push(...started);
    return started;
  }

  const active = () => client.llen(`${PREFIX}:messages:active`);
  const waiting = () => client.llen(`${PREFIX}:messages:wait`);
  /** The reply is on its way while its message is still being removed: ask until it is gone. */
  const keptMessages = () => client.keys('*message:*');

  it('ends with SIGKILL: another takes over what it had, before the deadline', async () => {
    const engine = { deadlineMs: 20_000 };
    const [first] = await start({ engine }, { engine });
    const gateway = await startEngine(redis.url, { engine });
    const pending = analyseMany(gateway, 20, LONG);
    await eventually(
      () => (first?.log().includes('message of the queue judged') || undefined) as true | undefined,
      () => `nothing was judged\n${first?.log()}`,
    );
    await first?.kill();
    expect(await active()).toBeGreaterThan(2);
    const verdicts = await expectAllAnswered(pending);
    expect(verdicts).not.toContain('unavailable');
    await expect.poll(keptMessages, PATIENCE).toEqual([]);
  });

  it('ends with SIGKILL and nobody is left: marked as unavailable at the deadline, and nothing stays in Redis', async () => {
    const [only] = await start({});
    const gateway = await startEngine(redis.url, { engine: { deadlineMs: 2_000 } });
    await only?.kill();
    const verdicts = await expectAllAnswered(analyseMany(gateway, 10));
    expect(new Set(verdicts)).toEqual(new Set(['unavailable']));
    await expect.poll(waiting, PATIENCE).toBe(0);
    await expect.poll(keptMessages, PATIENCE).toEqual([]);
  });

  it('is slow: the late reply touches neither its own message nor the next', async () => {
    const [slow] = await start({});
    const gateway = await startEngine(redis.url, { engine: { deadlineMs: 3_000 } });
    const pending = analyse(gateway, numbered(0, LONG.repeat(20)));
    await eventually(
      async () => ((await active()) === 1 ? true : undefined),
      () => 'the worker does not take the message',
    );
    slow?.freeze();
    await expectAllAnswered([pending]).then((verdicts) => expect(verdicts).toEqual(['unavailable']));
    slow?.thaw();
    const [next] = [analyse(gateway, numbered(0))];
    expect(await expectAllAnswered([next])).toEqual(['none']);
    await expect.poll(active, PATIENCE).toBe(0);
    expect(await expectAllAnswered(analyseMany(gateway, 5))).toEqual(Array(5).fill('none'));
    expect(gateway.log.filter(({ message }) => message === 'message judged')).toHaveLength(6);
  });

  it('judges by other rules: its verdicts count, and the log tells once', async () => {
    const rules = join(makeRunFolder('rules'), 'rules');
    cpSync('rules', rules, { recursive: true });
    const file = join(rules, 'claim', 'claim-in-local-part.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^weight: .*$/m, 'weight: 0.1'));
    await start({ rules });
    const gateway = await startEngine(redis.url);
    expect(await expectAllAnswered(analyseMany(gateway, 10))).toEqual(Array(10).fill('none'));
    const told = gateway.log.filter(({ message }) => message.includes('another version of the rules'));
    expect(told).toEqual([
      expect.objectContaining({
        data: expect.objectContaining({ rules: expect.stringMatching(/^[0-9a-f]{16}$/) }),
      }),
    ]);
  });

  it.each([
    ['an hour ahead', '3600000'],
    ['an hour behind', '-3600000'],
  ])('has a clock that is %s: nobody notices', async (_, shift) => {
    process.env['SHIFTED_CLOCK_MS'] = shift;
    await start({ preload: './tests/faults/shifted-clock.ts' });
    delete process.env['SHIFTED_CLOCK_MS'];
    const gateway = await startEngine(redis.url, { engine: { deadlineMs: 20_000 } });
    const verdicts = await expectAllAnswered(analyseMany(gateway, 20));
    expect(verdicts).toEqual(Array(20).fill('none'));
  });

  it('get a job twice, and a reply comes three times: one answer', async () => {
    const gateway = await startEngine(redis.url, { engine: { deadlineMs: 30_000 } });
    const queue = new Queue('messages', { connection: client, prefix: PREFIX });
    const pending = analyseMany(gateway, 5);
    await expect.poll(waiting, PATIENCE).toBe(5);
    for (const job of await queue.getWaiting()) await queue.add('message', job.data);
    const ear = new Client(redis.url);
    const frames: Buffer[] = [];
    ear.on('pmessageBuffer', (_pattern, channel: Buffer, frame: Buffer) => {
      if (frames.length >= 10) return;
      frames.push(frame);
      for (let copy = 0; copy < 2; copy++) client.publish(channel, frame);
    });
    await ear.psubscribe(`${PREFIX}:gateway:*`);
    const [worker] = await start({ queue: { concurrency: 10 } });
    expect(await expectAllAnswered(pending)).toEqual(Array(5).fill('none'));
    const [frame, channel] = [
      frames[0] ?? Buffer.alloc(0),
      (await client.pubsub('CHANNELS', `${PREFIX}*`))[0],
    ];
    const later = analyse(gateway, numbered(0));
    await client.publish(String(channel), frame);
    await client.publish(String(channel), 'no reply at all');
    expect(await expectAllAnswered([later])).toEqual(['none']);
    expect(gateway.log.filter(({ message }) => message === 'message judged')).toHaveLength(6);
    expect(worker?.log()).not.toContain('a job failed');
    ear.disconnect();
  });
});
