import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STORY } from '../commands/messages.ts';
import { startCallbackReceiver, status } from '../servers/callback-receiver.ts';
import { freePort } from '../servers/free-port.ts';
import { type Gateway, startGateway } from '../servers/gateway.ts';
import { PATIENCE } from '../servers/patience.ts';
import { startRedis } from '../servers/redis.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { startWorker } from '../servers/worker.ts';

/** Samples by name and labels, as they are written. */
async function scrape(port: number): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    samples.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
}

const sample = async (port: number, name: string) => (await scrape(port)).get(name);

function scan({ httpPort }: Gateway): Promise<Response> {
  return fetch(`http://127.0.0.1:${httpPort}/v1/scan`, { method: 'POST', body: STORY });
}

describe('the figures of a process with an embedded engine', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await startGateway({ engine: { deadlineMs: 60_000 } });
  });
  afterAll(() => gateway.stop());

  it('count messages by verdict and hook', async () => {
    await scan(gateway);
    await fetch(`http://127.0.0.1:${gateway.httpPort}/checkv2`, { method: 'POST', body: STORY });
    const figures = await scrape(gateway.httpPort);
    expect(figures.get('counterfoil_messages_total{verdict="impersonation",hook="scan"}')).toBe(1);
    expect(figures.get('counterfoil_messages_total{verdict="impersonation",hook="rspamd"}')).toBe(1);
    expect(figures.get('counterfoil_analysis_seconds_count')).toBe(2);
    expect(figures.get('counterfoil_analysis_seconds_bucket{le="+Inf"}')).toBe(2);
    expect(figures.get('counterfoil_in_flight_messages')).toBe(0);
    expect(figures.get('counterfoil_in_flight_bytes')).toBe(0);
    expect(figures.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
    const rules = [...figures.keys()].filter((name) => name.startsWith('counterfoil_rules_info'));
    expect(rules).toEqual([expect.stringMatching(/^counterfoil_rules_info\{version="[0-9a-f]{16}"\}$/)]);
  });

  it('hold nothing of a message, in the format of Prometheus', async () => {
    await scan(gateway);
    const response = await fetch(`http://127.0.0.1:${gateway.httpPort}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await response.text();
    for (const word of ['contactcenter', 'roximus', 'patrick', '@']) expect(text).not.toContain(word);
    const names = [...text.matchAll(/^# TYPE (counterfoil_\w+) (\w+)$/gm)].map(
      ([, name, type]) => `${type} ${name}`,
    );
    for (const name of names.filter((each) => each.startsWith('counter '))) expect(name).toMatch(/_total$/);
    for (const name of names.filter((each) => each.startsWith('histogram ')))
      expect(name).toMatch(/_seconds$/);
    // Without a queue nothing is told about one.
    expect(text).not.toContain('counterfoil_queue_depth');
  });

  it('count what got no analysis', async () => {
    const hurried = await startGateway({ engine: { deadlineMs: 1 } });
    await fetch(`http://127.0.0.1:${hurried.httpPort}/v1/scan`, {
      method: 'POST',
      body: `${STORY}${'Un conseiller se présentera chez vous. '.repeat(20_000)}`,
    });
    const figures = await scrape(hurried.httpPort);
    await hurried.stop();
    expect(figures.get('counterfoil_unavailable_total{code="deadline-passed"}')).toBe(1);
    expect(figures.get('counterfoil_messages_total{verdict="unavailable",hook="scan"}')).toBe(1);
  });
});

describeWith(['redis'], 'the figures of a queue', () => {
  it('tell depth, age, waits, stalled jobs, callbacks and dead letters, and that Redis is gone', async () => {
    const redis = await startRedis();
    const receiver = await startCallbackReceiver(status(410));
    const secretFile = join(makeRunFolder('secret'), 'secret');
    writeFileSync(secretFile, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n');
    const callbacks = { url: receiver.url, secretFile };
    const engine = { deadlineMs: 60_000 };
    const sections = { queue: { redis: [redis.url] }, callbacks };
    const gateway = await startGateway({ command: 'gateway', engine, memory: { enabled: false }, sections });
    const { httpPort } = gateway;
    const pending = scan(gateway);
    await fetch(`http://127.0.0.1:${httpPort}/v1/messages`, { method: 'POST', body: STORY });
    const depth = (queue: string, state: string) =>
      `counterfoil_queue_depth{queue="${queue}",state="${state}"}`;
    await expect.poll(() => sample(httpPort, depth('messages', 'waiting')), PATIENCE).toBe(1);
    const before = await scrape(httpPort);
    expect(before.get(depth('callbacks', 'waiting'))).toBe(1);
    expect(before.get('counterfoil_queue_up')).toBe(1);
    expect(before.get('counterfoil_in_flight_messages')).toBe(1);
    expect(before.get('counterfoil_in_flight_bytes')).toBe(Buffer.byteLength(STORY));
    const oldest = () => sample(httpPort, 'counterfoil_queue_oldest_seconds{queue="callbacks"}');
    await expect.poll(oldest, PATIENCE).toBeGreaterThan(0.1);

    const port = await freePort();
    const metrics = { listen: `127.0.0.1:${port}` };
    const worker = await startWorker(redis.url, { engine, sections: { callbacks, metrics } });
    await pending;
    await expect.poll(() => sample(httpPort, depth('callbacks', 'dead')), PATIENCE).toBe(1);
    const dead = () => sample(port, 'counterfoil_callbacks_total{result="dead"}');
    await expect.poll(dead, PATIENCE).toBe(1);
    const ofWorker = await scrape(port);
    expect(ofWorker.get('counterfoil_messages_total{verdict="impersonation",hook="messages"}')).toBe(1);
    expect(ofWorker.get('counterfoil_analysis_seconds_count')).toBe(2);
    expect(ofWorker.get('counterfoil_queue_wait_seconds_count{queue="messages"}')).toBe(1);
    expect([...ofWorker.keys()].some((name) => name.startsWith('counterfoil_rules_info'))).toBe(true);
    expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200);

    await redis.stop('SIGKILL');
    await expect.poll(() => sample(httpPort, 'counterfoil_queue_up'), PATIENCE).toBe(0);
    expect(await sample(httpPort, depth('callbacks', 'dead'))).toBeUndefined();
    await worker.kill();
    await gateway.kill();
  });
});
