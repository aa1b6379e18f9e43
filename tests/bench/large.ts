import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { compileExpertise, readExpertiseSource } from '../../src/analysis/expertise.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import { Configuration } from '../../src/config/configuration.ts';
import { startQueueEngine } from '../../src/engine/queue.ts';
import { startWebhookServer } from '../../src/hooks/webhook/webhook-server.ts';
import type { Logger } from '../../src/telemetry/logger.ts';
import { attachmentLines, letter, storyWithAttachment } from '../system/messages.ts';
import { watchTurns } from './longest-turn.ts';
import { startBenchRedis, startBenchWorker } from './queue-processes.ts';

/**
 * How long 25 MB hold an event loop up: in a gateway that takes them by HTTP (POST /v1/scan, the way there and back),
 * and in the worker that judges them. The CPU time of a turn of the loop tells what we do; the stand-still also
 * what else the machine does. Once more with `true`: the body comes back with a banner.
 */
const LARGE = letter(
  storyWithAttachment('ServiceclienteleProximus@contactcenter.be', attachmentLines(25_000_000)),
);

const ROUNDS = 10;
const IDLE_MS = 3_000;

const silent: Logger = { debug() {}, info() {}, warn: complain, error: complain };

function complain(data: object, message: string): void {
  process.stderr.write(`${message} ${JSON.stringify(data)}\n`);
}

const monitor = monitorEventLoopDelay({ resolution: 5 });
const turns = watchTurns();

/** Of this process, as `longestTurn` of a worker. */
function ownTurn(): { readonly delay: number; readonly cpu: number } {
  const delay = monitor.max / 1e6;
  monitor.reset();
  return { delay, cpu: turns.longest() };
}

const sorted = (values: readonly number[]): string =>
  values
    .map((value) => Math.round(value))
    .sort((left, right) => left - right)
    .join(' ');

function print(label: string, each: readonly { readonly delay: number; readonly cpu: number }[]): void {
  const cpu = sorted(each.map((turn) => turn.cpu));
  const delay = sorted(each.map((turn) => turn.delay));
  process.stdout.write(`${label}: longest turn in CPU-ms ${cpu}; longest stand-still in ms ${delay}\n`);
}

const reading = readExpertiseSource(readRuleFolder('rules'));
if (!reading.ok) throw new Error('the rules are broken');
const compiled = compileExpertise(reading.source);
if (!compiled.ok) throw new Error('the rules are broken');
const redis = await startBenchRedis();
const worker = await startBenchWorker(redis.url);
const configuration = Configuration.parse({
  engine: { threads: 1, deadlineMs: 60_000 },
  queue: { redis: [redis.url], maxInFlightBytes: 1_000_000_000 },
});
const rulesVersion = compiled.expertise.version;
const engine = await startQueueEngine(configuration, { source: reading.source, rulesVersion }, silent);
const options = { listen: '127.0.0.1:0', maxMessageBytes: 30_000_000, requestsPerSecond: 1_000 };
const server = await startWebhookServer({ ...options, skipAuthenticatedSubmissions: true }, engine, silent);

/** The client is in a process of its own: its loop is not ours. */
async function post(): Promise<void> {
  const { spawn } = await import('node:child_process');
  const curl = spawn('curl', [
    ...['-sS', '-o', '/dev/null', '--data-binary', '@-', '-H', 'Expect:'],
    `http://${server.address}/v1/scan?replaceBody=${process.argv[2] ?? 'false'}`,
  ]);
  const ended = new Promise<number | null>((resolve) => curl.once('close', resolve));
  // In pieces: one write of 25 MB would stand in the figures of this loop.
  for (let start = 0; start < LARGE.length; start += 65_536) {
    if (!curl.stdin.write(LARGE.subarray(start, start + 65_536))) {
      await new Promise((resolve) => curl.stdin.once('drain', resolve));
    }
  }
  curl.stdin.end();
  if ((await ended) !== 0) throw new Error('curl has failed');
}

monitor.enable();
try {
  await post();
  await pause(IDLE_MS / 3);
  ownTurn();
  await worker.longestTurn();
  await pause(IDLE_MS);
  print('nothing to do', [ownTurn(), await worker.longestTurn()]);
  const [gateways, workers] = [[ownTurn()], [await worker.longestTurn()]];
  for (let round = 0; round < ROUNDS; round++) {
    await post();
    await pause(200);
    gateways.push(ownTurn());
    workers.push(await worker.longestTurn());
  }
  print('gateway, 25 MB', gateways.slice(1));
  print('worker, 25 MB', workers.slice(1));
} finally {
  await server.close();
  await engine.close();
  await worker.stop();
  await redis.stop();
}
