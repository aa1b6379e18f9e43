import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { compileExpertise, readExpertiseSource } from '../../src/analysis/expertise.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import { Configuration } from '../../src/config/configuration.ts';
import { startEmbeddedEngine } from '../../src/engine/embedded.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { startQueueEngine } from '../../src/engine/queue.ts';
import type { Logger } from '../../src/telemetry/logger.ts';
import { attachmentLines, letter, storyLetter, storyWithAttachment } from '../system/messages.ts';
import { cpuMs, cpuMsOf } from './cpu-time.ts';
import { type BenchWorker, startBenchRedis, startBenchWorker } from './queue-processes.ts';

/**
 * What the queue costs over the embedded engine, in one run: latency at 50 messages a second, CPU of the gateway,
 * messages a second with one worker and with two, and how long 25 MB hold an event loop up.
 */
const SENDER = 'ServiceclienteleProximus@contactcenter.be';
const SMALL = letter(storyLetter(SENDER));
const LARGE = letter(storyWithAttachment(SENDER, attachmentLines(25_000_000)));

const RATE = 50;
const PACED_MESSAGES = 500;
const CLOSED_MESSAGES = 2_000;
const AT_ONCE = 64;
const ROUNDS = 3;
const IDLE_MS = 5_000;

const silent: Logger = { debug() {}, info() {}, warn: complain, error: complain };

function complain(data: object, message: string): void {
  process.stderr.write(`${message} ${JSON.stringify(data)}\n`);
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function analyse(engine: Engine, content: Uint8Array): Promise<void> {
  const envelope = { reversePath: SENDER, forwardPaths: ['patrick@example.test'] };
  const transaction = { client: {}, envelope, content };
  const outcome = await engine.analyse(transaction, { replaceBody: true, quarantine: true });
  const verdict = outcome.kind === 'edits' && (outcome.report as { readonly verdict: string }).verdict;
  if (!verdict || verdict === 'unavailable') throw new Error('a message was not judged');
}

/** Milliseconds of each message, sent at a steady pace. */
async function paced(engine: Engine): Promise<number[]> {
  const start = performance.now();
  const latencies = Array.from({ length: PACED_MESSAGES }, async (_, index) => {
    await pause(Math.max(0, (index * 1_000) / RATE - (performance.now() - start)));
    const sent = performance.now();
    await analyse(engine, SMALL);
    return performance.now() - sent;
  });
  return Promise.all(latencies);
}

/** Messages a second when so many are always under way. */
async function throughput(engine: Engine): Promise<number> {
  let left = CLOSED_MESSAGES;
  const start = performance.now();
  const senders = Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) await analyse(engine, SMALL);
  });
  await Promise.all(senders);
  return (CLOSED_MESSAGES * 1_000) / (performance.now() - start);
}

/** Hands messages to several engines in turn. */
function inTurn(...engines: readonly Engine[]): Engine {
  let turn = 0;
  return {
    analyse(...message) {
      const engine = engines[turn++ % engines.length];
      if (!engine) throw new Error('no engine');
      return engine.analyse(...message);
    },
    async close() {},
  };
}

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length * share)] ?? Number.NaN;
}

const median = (values: readonly number[]): number => percentile(values, 0.5);

interface Pace {
  readonly p50: number;
  readonly p99: number;
  /** CPU milliseconds a message of this process, and of Redis. */
  readonly own: number;
  readonly redis: number;
}

async function pace(engine: Engine, redisPid: number): Promise<Pace> {
  let latencies: number[] = [];
  const before = cpuMsOf(redisPid);
  const spent = await cpuMs(async () => {
    latencies = await paced(engine);
  });
  const redis = (cpuMsOf(redisPid) - before) / PACED_MESSAGES;
  const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
  return { p50, p99, own: spent / PACED_MESSAGES, redis };
}

/** In turn, so that a noisy machine disturbs both alike; the first round warms up. */
async function compareLatency(embedded: Engine, queued: Engine, redisPid: number): Promise<void> {
  const theirs: Pace[] = [];
  const ours: Pace[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    theirs.push(await pace(embedded, redisPid));
    ours.push(await pace(queued, redisPid));
  }
  const middle = (paces: readonly Pace[], key: keyof Pace) => median(paces.slice(1).map((each) => each[key]));
  for (const key of ['p50', 'p99'] as const) {
    const [queue, direct] = [middle(ours, key), middle(theirs, key)];
    const figures = `embedded ${direct.toFixed(1)} ms, queue ${queue.toFixed(1)} ms`;
    print(`${key} at ${RATE}/s: ${figures}, added ${(queue - direct).toFixed(1)} ms`);
  }
  const [own, redis] = [middle(ours, 'own'), middle(ours, 'redis')];
  print(`at ${RATE}/s: gateway ${own.toFixed(2)} CPU-ms a message, Redis ${redis.toFixed(2)}`);
}

/**
 * The floor in the same run: what one PING to Redis costs this process at the same pace. Waking up, one write and one
 * read are in it, and no work.
 */
async function measureFloor(url: string): Promise<void> {
  const redis = new Redis(url);
  const floor = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    const spent = await cpuMs(async () => {
      const all = Array.from({ length: PACED_MESSAGES }, async (_, index) => {
        await pause(Math.max(0, (index * 1_000) / RATE - (performance.now() - start)));
        await work();
      });
      await Promise.all(all);
    });
    return spent / PACED_MESSAGES;
  };
  await floor(() => redis.ping());
  const [nothing, ping] = [await floor(async () => {}), await floor(() => redis.ping())];
  redis.disconnect();
  print(
    `floor at ${RATE}/s: pacing alone ${nothing.toFixed(2)} CPU-ms, with one PING ${ping.toFixed(2)} (both are in the figure of the gateway)`,
  );
}

async function measureThroughput(label: string, engine: Engine, pids: readonly number[]): Promise<void> {
  await throughput(engine);
  const rates: number[] = [];
  const before = pids.map(cpuMsOf);
  const own = await cpuMs(async () => {
    for (let round = 0; round < ROUNDS; round++) rates.push(await throughput(engine));
  });
  const each = (spent: number): string => (spent / (CLOSED_MESSAGES * ROUNDS)).toFixed(2);
  const others = pids.map((pid, index) => each(cpuMsOf(pid) - (before[index] ?? 0)));
  print(
    `${label}: ${median(rates).toFixed(0)} messages/s, CPU-ms a message: this process ${each(own)}, others ${others.join(', ')}`,
  );
}

async function measureLarge(engine: Engine, workers: readonly BenchWorker[]): Promise<void> {
  const monitor = monitorEventLoopDelay({ resolution: 5 });
  monitor.enable();
  // What a busy machine takes from a process that does nothing.
  await pause(IDLE_MS);
  const idle = monitor.max / 1e6;
  monitor.reset();
  for (const worker of workers) await worker.longestDelay();
  const latencies: number[] = [];
  for (let round = 0; round < 10; round++) {
    const start = performance.now();
    await analyse(engine, LARGE);
    latencies.push(performance.now() - start);
    await pause(100);
  }
  monitor.disable();
  print(`idle: longest stand-still ${idle.toFixed(0)} ms`);
  const delays = await Promise.all(workers.map((worker) => worker.longestDelay()));
  print(
    `25 MB: ${median(latencies).toFixed(0)} ms; longest stand-still: gateway ${(monitor.max / 1e6).toFixed(0)} ms, workers ${delays.join(', ')} ms`,
  );
}

const reading = readExpertiseSource(readRuleFolder('rules'));
if (!reading.ok) throw new Error('the rules are broken');
const compiled = compileExpertise(reading.source);
if (!compiled.ok) throw new Error('the rules are broken');
const { source } = reading;
const redis = await startBenchRedis();
const workers = [await startBenchWorker(redis.url)];
const configuration = Configuration.parse({
  engine: { threads: 1, deadlineMs: 60_000 },
  queue: { redis: [redis.url], maxInFlightBytes: 1_000_000_000 },
});
const rulesVersion = compiled.expertise.version;
const embedded = await startEmbeddedEngine(configuration, source, silent);
const queued = await startQueueEngine(configuration, { source, rulesVersion }, silent);
const second = await startQueueEngine(configuration, { source, rulesVersion }, silent);
try {
  await measureFloor(redis.url);
  await compareLatency(embedded, queued, redis.pid);
  await measureThroughput('embedded, 1 thread', embedded, []);
  const pids = () => [redis.pid, ...workers.map(({ pid }) => pid)];
  await measureThroughput('queue, 1 worker', queued, pids());
  workers.push(await startBenchWorker(redis.url));
  await measureThroughput('queue, 2 workers', queued, pids());
  await measureLarge(queued, workers);
  workers.push(await startBenchWorker(redis.url), await startBenchWorker(redis.url));
  await measureThroughput('queue, 2 gateways, 4 workers', inTurn(queued, second), pids());
} finally {
  await queued.close();
  await second.close();
  await embedded.close();
  for (const worker of workers) await worker.stop();
  await redis.stop();
}
