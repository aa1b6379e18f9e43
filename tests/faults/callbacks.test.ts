import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis as Client } from 'ioredis';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { Configuration } from '../../src/config/configuration.ts';
import { startQueueWorker } from '../../src/engine/queue/queue-worker.ts';
import { MessageAccepted, MessageJudged, MessageStatus } from '../../src/hooks/webhook/messages-schema.ts';
import { STORY } from '../commands/messages.ts';
import { fakeLogger } from '../hooks/milter/fake-engine.ts';
import {
  type CallbackReceiver,
  startCallbackReceiver,
  status,
  verifies,
} from '../servers/callback-receiver.ts';
import { type Gateway, startGateway } from '../servers/gateway.ts';
import { PATIENCE } from '../servers/patience.ts';
import { type Redis, startRedis } from '../servers/redis.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { runProgram } from '../servers/run-program.ts';
import { startWorker, type WorkerProcess } from '../servers/worker.ts';
import { shippedExpertise } from './queue-under-test.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** Short waits; the deadline makes the lock of a job short, too. */
const ENGINE = { deadlineMs: 10_000 };

describeWith(['redis'], 'a verdict that is called back', () => {
  let redis: Redis;
  let client: Client;
  let receiver: CallbackReceiver;
  let gateway: Gateway;
  let secretFile: string;
  const workers: WorkerProcess[] = [];
  const closes: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    redis = await startRedis();
    client = new Client(redis.url);
    receiver = await startCallbackReceiver();
    secretFile = join(makeRunFolder('secret'), 'secret');
    writeFileSync(secretFile, `${SECRET}\n`);
  });

  afterEach(async () => {
    client.disconnect();
    await receiver.stop();
    await gateway.kill();
    for (const worker of workers.splice(0)) await worker.kill();
    for (const close of closes.splice(0)) await close();
    await redis.stop('SIGKILL');
  });

  function sections(callbacks: object = {}) {
    const settings = { url: receiver.url, secretFile, attempts: 3, firstRetryMs: 50, timeoutMs: 20_000 };
    return { callbacks: { ...settings, ...callbacks } };
  }

  async function open(callbacks: object = {}): Promise<void> {
    const own = sections(callbacks);
    gateway = await startGateway({
      command: 'gateway',
      engine: ENGINE,
      memory: { enabled: false },
      sections: { queue: { redis: [redis.url] }, ...own },
    });
  }

  /** In this process: it starts sooner, and the tests of its death start one of their own. */
  async function work(callbacks: object = {}, engine: object = {}): Promise<void> {
    const settings = {
      queue: { redis: [redis.url] },
      engine: { ...ENGINE, threads: 1, ...engine },
      ...sections(callbacks),
    };
    const worker = await startQueueWorker(Configuration.parse(settings), shippedExpertise(), fakeLogger());
    closes.push(worker.close);
  }

  async function workApart(callbacks: object = {}): Promise<WorkerProcess> {
    const worker = await startWorker(redis.url, { engine: ENGINE, sections: sections(callbacks) });
    workers.push(worker);
    return worker;
  }

  function post(query = '', headers: Readonly<Record<string, string>> = {}, body = STORY) {
    const url = `http://127.0.0.1:${gateway.httpPort}/v1/messages${query}`;
    return fetch(url, { method: 'POST', headers, body });
  }

  async function accepted(...request: Parameters<typeof post>): Promise<string> {
    const response = await post(...request);
    expect(response.status, gateway.log()).toBe(202);
    const { id } = MessageAccepted.parse(await response.json());
    expect(response.headers.get('location')).toBe(`/v1/messages/${id}`);
    return id;
  }

  async function statusOf(id: string) {
    const response = await fetch(`http://127.0.0.1:${gateway.httpPort}/v1/messages/${id}`);
    return MessageStatus.parse(await response.json());
  }

  const stateOf = async (id: string) => (await statusOf(id)).state;
  const bodies = () => client.keys('*callback-[mp]*');

  /** The command line, as administrators use it. */
  async function dead(...args: readonly string[]) {
    const file = join(makeRunFolder('dead'), 'counterfoil.yaml');
    writeFileSync(file, stringify({ queue: { redis: [redis.url] }, ...sections() }));
    const run = await runProgram(process.execPath, [
      'src/main.ts',
      'queue',
      'dead',
      ...args,
      '--config',
      file,
    ]);
    return {
      status: run.status,
      lines: run.stdout.toString().trim().split('\n').filter(Boolean),
      stderr: run.stderr,
    };
  }

  it('comes signed, as the description says, and leaves nothing of the message in Redis', async () => {
    await Promise.all([open(), work()]);
    const id = await accepted('?sender=a%40b.example&recipient=c%40d.example');
    await expect.poll(() => stateOf(id), PATIENCE).toBe('delivered');
    expect(receiver.received).toHaveLength(1);
    const [callback] = receiver.received;
    if (!callback) expect.fail('no callback');
    expect(callback.headers).toMatchObject({ 'webhook-id': id, 'content-type': 'application/json' });
    expect(verifies(callback, SECRET)).toBe(true);
    expect(
      verifies(
        { ...callback, body: Buffer.from(callback.body.toString().replace('impersonation', 'genuine')) },
        SECRET,
      ),
    ).toBe(false);
    const event = MessageJudged.parse(JSON.parse(callback.body.toString()));
    expect(event.data.id).toBe(id);
    expect(event.data.verdict).toMatchObject({ verdict: 'impersonation', brand: 'proximus', id });
    expect(event.data.edits.map(({ kind }) => kind)).toContain('replace-body');
    expect(await statusOf(id)).toMatchObject({ verdict: 'impersonation', attempts: 1 });
    await expect.poll(bodies, PATIENCE).toEqual([]);
    expect(await client.get('{counterfoil}:callback-held-bytes')).toBe('0');
  });

  it('is tried again after a 500, and not before Retry-After', async () => {
    receiver.answer((response, count) =>
      count === 1
        ? status(500)(response, count)
        : count === 2
          ? status(503, { 'retry-after': '2' })(response, count)
          : status(200)(response, count),
    );
    await Promise.all([open(), work()]);
    const started = performance.now();
    const id = await accepted();
    await expect.poll(() => stateOf(id), PATIENCE).toBe('delivered');
    expect(performance.now() - started).toBeGreaterThan(2_000);
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]));
    expect(new Set(receiver.received.map(({ body }) => body.toString())).size).toBe(1);
    for (const callback of receiver.received) expect(verifies(callback, SECRET)).toBe(true);
  });

  it.each([
    ['410 gone', { attempts: 3 }, 410, 1, 'the receiver answered 410'],
    ['a redirect each time', { attempts: 2 }, 302, 2, 'the receiver answered 302'],
  ])('is a dead letter after %s', async (_, settings, code, tries, problem) => {
    receiver.answer(status(code, { location: receiver.url }));
    await Promise.all([open(settings), work(settings)]);
    const id = await accepted();
    await expect.poll(() => stateOf(id), PATIENCE).toBe('dead');
    expect(receiver.received).toHaveLength(tries);
    expect(await statusOf(id)).toMatchObject({ attempts: tries, problem, verdict: 'impersonation' });
  });

  it('does not wait for a receiver that hangs', async () => {
    receiver.answer(() => {});
    const settings = { attempts: 2, timeoutMs: 300 };
    await Promise.all([open(settings), work(settings)]);
    const id = await accepted();
    await expect.poll(() => stateOf(id), PATIENCE).toBe('dead');
    expect((await statusOf(id)).problem).toBe('the receiver did not answer in time');
  });

  it('waits among the dead letters for a receiver that is away, until somebody tries again', async () => {
    await receiver.stop();
    await Promise.all([open(), work()]);
    const [first, second] = [await accepted(), await accepted()];
    for (const id of [first, second]) await expect.poll(() => stateOf(id), PATIENCE).toBe('dead');
    const { lines } = await dead('list', '--json');
    const letters = lines.map((line) => JSON.parse(line));
    expect(letters.map(({ id }) => id).sort()).toEqual([first, second].sort());
    expect(letters[0]).toMatchObject({
      attempts: 3,
      problem: 'the receiver could not be reached (ECONNREFUSED)',
    });
    expect((await dead('list')).lines[0]).toMatch(/^\w{26} {2}\S+Z {2}3 tries: the receiver could not/);
    receiver = await startCallbackReceiver(status(200), receiver.port);
    expect(await dead('retry', first)).toMatchObject({ status: 0, lines: [`${first}  is tried again`] });
    await expect.poll(() => stateOf(first), PATIENCE).toBe('delivered');
    expect(receiver.received.map((callback) => verifies(callback, SECRET))).toEqual([true]);
    expect(await dead('remove', '--all')).toMatchObject({ status: 0, lines: [`${second}  is removed`] });
    expect(await dead('remove', second)).toMatchObject({ status: 1 });
    expect(await dead('retry')).toMatchObject({ status: 2 });
    expect((await dead('list')).lines).toEqual([]);
    await expect.poll(bodies, PATIENCE).toEqual([]);
    expect(await client.get('{counterfoil}:callback-held-bytes')).toBe('0');
  });

  it('comes from another worker when one is killed between verdict and callback', async () => {
    receiver.answer(() => {});
    await open();
    const first = await workApart();
    const id = await accepted();
    await expect.poll(() => receiver.received.length, PATIENCE).toBe(1);
    expect(await stateOf(id)).toBe('judged');
    receiver.answer(status(200));
    await first.kill();
    const second = await workApart();
    await expect.poll(() => stateOf(id), PATIENCE).toBe('delivered');
    expect(receiver.received).toHaveLength(2);
    expect(new Set(receiver.received.map(({ body }) => body.toString())).size).toBe(1);
    // The verdict is kept: the second worker has judged nothing.
    expect(second.log()).not.toContain('message of the queue judged');
  });

  it('survives the end of the gateway', async () => {
    await open();
    const id = await accepted();
    await gateway.kill();
    await work();
    await expect.poll(() => receiver.received.length, PATIENCE).toBe(1);
    await open();
    await expect.poll(() => stateOf(id), PATIENCE).toBe('delivered');
  });

  it('comes once for one idempotency key, and the key belongs to one message', async () => {
    await Promise.all([open(), work()]);
    const key = { 'idempotency-key': 'delivery-1' };
    const ids = await Promise.all(Array.from({ length: 5 }, () => accepted('', key)));
    expect(new Set(ids).size).toBe(1);
    const [id = ''] = ids;
    await expect.poll(() => stateOf(id), PATIENCE).toBe('delivered');
    const again = await post('', key);
    expect([again.status, await again.json()]).toEqual([202, { id, repeated: true }]);
    for (const other of [post('', key, `${STORY}.`), post('?sender=x%40y.example', key)]) {
      const response = await other;
      expect(response.status).toBe(422);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    }
    expect(await accepted()).not.toBe(id);
    await expect.poll(() => receiver.received.length, PATIENCE).toBe(2);
  });

  it('goes where the configuration says, and nowhere else', async () => {
    const other = await startCallbackReceiver();
    const settings = {
      targets: [{ name: 'other', url: other.url }],
      allowedOrigins: [new URL(other.url).origin],
    };
    await Promise.all([open(settings), work(settings)]);
    await accepted('?target=other');
    await accepted(`?callback=${encodeURIComponent(`http://127.0.0.1:${other.port}/written`)}`);
    await expect.poll(() => other.received.length, PATIENCE).toBe(2);
    const refused = [
      '?target=unknown',
      `?callback=${encodeURIComponent(receiver.url)}`,
      '?callback=http%3A%2F%2F169.254.169.254%2F',
    ];
    for (const query of refused) expect((await post(query)).status).toBe(422);
    for (const query of ['?callback=nowhere', '?target=other&callback=http%3A%2F%2Fa.example', '?rcpt=a'])
      expect((await post(query)).status).toBe(400);
    expect((await post('', { 'idempotency-key': 'a b' })).status).toBe(400);
    expect(receiver.received).toEqual([]);
  });

  it('is not promised when there is no room, or no Redis', async () => {
    await open({ maxMessages: 2 });
    await accepted();
    await accepted();
    const full = await post();
    expect([full.status, full.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await full.json()).toEqual({ title: 'too many messages at once', status: 503 });
    await redis.stop('SIGKILL');
    await expect.poll(async () => (await post()).text(), PATIENCE).toContain('the queue cannot be used');
  });

  it('of what cannot be analysed says so', async () => {
    await open();
    await work({}, { deadlineMs: 1 });
    const id = await accepted('', {}, `${STORY}${'Un conseiller se présentera chez vous. '.repeat(20_000)}`);
    await expect.poll(() => stateOf(id), PATIENCE).toBe('delivered');
    const event = MessageJudged.parse(JSON.parse(receiver.received[0]?.body.toString() ?? ''));
    expect(event.data.verdict.verdict).toBe('unavailable');
    expect(event.data.verdict.counterfactual).toContain('the analysis took too long');
  });
});
