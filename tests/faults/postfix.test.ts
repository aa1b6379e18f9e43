import { afterEach, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../servers/gateway.ts';
import { eventually } from '../servers/patience.ts';
import { type Postfix, startPostfix } from '../servers/postfix.ts';
import { type Redis, startRedis } from '../servers/redis.ts';
import { describeWith } from '../servers/require-servers.ts';
import { openSmtp } from '../servers/smtp-client.ts';
import { startWorker, type WorkerProcess } from '../servers/worker.ts';
import { readDelivered } from '../system/delivered-message.ts';
import { letter, SMALL_TALK } from '../system/messages.ts';

const SENDER = 'jan@sender.example';

/** Long enough to be under way while something breaks. */
const BODY = 'On se voit dimanche pour le barbecue ?\r\n'.repeat(5_000);

interface Road {
  readonly redis: Redis;
  readonly gateway: Gateway;
  readonly postfix: Postfix;
  readonly workers: readonly WorkerProcess[];
}

describeWith(['postfix', 'redis'], 'Postfix before a queue in which something fails', () => {
  const stops: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  });

  async function open(deadlineMs: number, queue: object = {}): Promise<Road> {
    const redis = await startRedis();
    const engine = { deadlineMs };
    const sections = { queue: { redis: [redis.url], ...queue } };
    const [gateway, ...workers] = await Promise.all([
      startGateway({ command: 'gateway', engine, sections, memory: { enabled: false } }),
      startWorker(redis.url, { engine }),
      startWorker(redis.url, { engine }),
    ]);
    const postfix = await startPostfix({ milterPort: gateway.milterPort });
    stops.push(...workers.map((worker) => worker.kill), gateway.stop, postfix.stop);
    return { redis, gateway, postfix, workers };
  }

  /** Sends so many messages on several connections; returns the numbers of those that were accepted. */
  async function send({ postfix }: Road, count: number, connections: number): Promise<number[]> {
    let next = 0;
    const accepted: number[] = [];
    async function sendSome(): Promise<void> {
      const smtp = await openSmtp(postfix.smtpPort);
      while (next < count) {
        const number = next++;
        const content = letter({ ...SMALL_TALK, above: [`X-Number: ${number}`], body: BODY });
        const reply = await smtp.transact({ from: SENDER, to: ['reader@example.test'], content });
        if (reply.startsWith('250')) accepted.push(number);
      }
      smtp.close();
    }
    await Promise.all(Array.from({ length: connections }, sendSome));
    return accepted.sort((left, right) => left - right);
  }

  /** Whatever was accepted is delivered once, and bears one verdict. Returns the verdicts. */
  async function expectDelivered({ postfix, gateway }: Road, accepted: readonly number[]): Promise<string[]> {
    await eventually(
      async () => ((await postfix.queue()).length === 0 ? true : undefined),
      () => `messages stay with Postfix\n${postfix.log()}`,
    );
    const delivered = (await postfix.maildirMessages(accepted.length)).map((bytes) =>
      readDelivered(withWireLines(bytes)),
    );
    const numbers = delivered.map((message) => Number(message.fields('X-Number')[0]));
    expect(numbers.sort((left, right) => left - right)).toEqual(accepted);
    for (const message of delivered)
      expect(message.fields('X-Counterfoil-Verdict'), gateway.log()).toHaveLength(1);
    return delivered.map(({ verdict }) => verdict ?? '');
  }

  const judged = (worker: WorkerProcess | undefined) => worker?.log().includes('message of the queue judged');

  it('a worker dies, then Redis, which comes back: everything is delivered once, and judged as soon as it is back', async () => {
    const road = await open(25_000);
    const [first] = road.workers;
    const sending = send(road, 60, 6);
    await expect.poll(() => judged(first), { timeout: 20_000 }).toBe(true);
    await first?.kill();
    await road.redis.stop('SIGKILL');
    const back = await startRedis({ port: road.redis.port });
    stops.push(back.stop);
    const accepted = await sending;
    expect(accepted).toHaveLength(60);
    const verdicts = await expectDelivered(road, accepted);
    // What came while Redis was away is handled as onQueueDown says; what was under way is judged.
    expect(verdicts.filter((verdict) => verdict === 'none').length).toBeGreaterThan(6);
    expect(new Set([...verdicts, 'none', 'unavailable'])).toEqual(new Set(['none', 'unavailable']));
    const [last] = await send(road, 1, 1);
    expect(last).toBe(0);
    const messages = (await road.postfix.maildirMessages(61)).map((bytes) => withWireLines(bytes));
    expect(readDelivered(messages.at(-1) ?? Buffer.alloc(0)).verdict).toBe('none');
  });

  it('Redis is gone for good: everything is delivered once, and what was not judged says so', async () => {
    const road = await open(4_000);
    const sending = send(road, 60, 6);
    await expect.poll(() => judged(road.workers[0]), { timeout: 20_000 }).toBe(true);
    await road.redis.stop('SIGKILL');
    const accepted = await sending;
    expect(accepted).toHaveLength(60);
    const verdicts = await expectDelivered(road, accepted);
    expect(new Set(verdicts)).toEqual(new Set(['none', 'unavailable']));
  });

  it('Redis is gone and mail shall wait: nothing is delivered that is not judged', async () => {
    const road = await open(4_000, { onQueueDown: 'tempfail' });
    await road.redis.stop('SIGKILL');
    expect(await send(road, 10, 2)).toEqual([]);
  });

  it('a reply comes after the deadline: the next message on the same connection has its own', async () => {
    const road = await open(2_000);
    for (const worker of road.workers) worker.freeze();
    const smtp = await openSmtp(road.postfix.smtpPort);
    const transact = (number: number) => {
      const content = letter({ ...SMALL_TALK, above: [`X-Number: ${number}`], body: BODY });
      return smtp.transact({ from: SENDER, to: ['reader@example.test'], content });
    };
    expect(await transact(0)).toMatch(/^250 /);
    for (const worker of road.workers) worker.thaw();
    for (let number = 1; number < 6; number++) expect(await transact(number)).toMatch(/^250 /);
    smtp.close();
    const verdicts = await expectDelivered(road, [0, 1, 2, 3, 4, 5]);
    expect(verdicts.filter((verdict) => verdict === 'unavailable')).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === 'none')).toHaveLength(5);
  });
});

/** Lines end in LF in a maildir. */
function withWireLines(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
}
