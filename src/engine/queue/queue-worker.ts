import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { type Job as QueueJob, Worker } from 'bullmq';
import type { ExpertiseSource } from '../../analysis/expertise.ts';
import type { Configuration } from '../../config/configuration.ts';
import { startMemoryKeeper } from '../../memory/memory-keeper.ts';
import type { MemorySettings } from '../../memory/memory-settings.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { authenticationMode } from '../authentication-mode.ts';
import { pictureSettings } from '../picture-settings.ts';
import { type ReloadablePool, startReloadablePool } from '../reloadable-pool.ts';
import { sealSettings } from '../sealer.ts';
import { answerMessage, failure, type WorkerMeans } from './answer-message.ts';
import { getBlob, putBlob, removeBlob } from './blob.ts';
import { hasTargets } from './callbacks/callback-target.ts';
import { startCallbackWorker } from './callbacks/callback-worker.ts';
import { isReadyWithin, logConnection } from './connection-log.ts';
import { RELOAD } from './dispatcher.ts';
import { checkEvictionPolicy } from './eviction-policy.ts';
import { openRedis, type RedisConnection } from './open-redis.ts';
import { type QueueNames, queueNames } from './queue-names.ts';
import { decodeMessage, Job } from './queued-message.ts';
import { type RedisSettings, redisSettings } from './redis-settings.ts';
import { encodeReply, encodeStoredReply, type Reply, type Workplace } from './reply.ts';

/** A process that takes messages from the queue. Any number, on any machine. */
export interface QueueWorker {
  /** Host and process, as it signs its replies. */
  readonly name: string;
  readonly threads: number;
  /** Judges every further message by other rules; those under way end with theirs. Rejects, and nothing has changed. */
  replaceRules(source: ExpertiseSource): Promise<void>;
  /** Calls back whenever a gateway says that the rules shall be read again. */
  onReload(reload: () => void): void;
  /** Takes no further message, finishes those under way, and ends. */
  close(): Promise<void>;
}

/** How long a start waits for Redis before it tells that it has to wait. */
const START_PATIENCE_MS = 3_000;

/** Threads have the next message at hand when they are done with one. */
const MESSAGES_PER_THREAD = 4;

/** Larger replies stand in a key of their own. */
const LARGEST_PUBLISHED = 65_536;

/** How long messages under way may still take at the end. */
const CLOSE_PATIENCE_MS = 6_000;

/** Starts the threads and takes messages as soon as Redis can be reached. Throws `configuration-invalid`. */
export async function startQueueWorker(
  configuration: Configuration,
  { source, rulesVersion }: { readonly source: ExpertiseSource; readonly rulesVersion: string },
  logger: Logger,
  memory?: MemorySettings,
  metrics?: Metrics,
): Promise<QueueWorker> {
  const { queue } = configuration;
  const closing = new AbortController();
  const redis = openRedis(redisSettings(queue), { kind: 'patient', until: closing.signal });
  const logNoMore = logConnection(redis, logger);
  try {
    if (await isReadyWithin(redis, START_PATIENCE_MS)) await checkEvictionPolicy(redis, logger);
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  const means = await startMeans(configuration, source, logger, memory);
  const name = `${hostname()}:${process.pid}`;
  const desk: Desk = {
    ...means,
    ...(metrics && { metrics }),
    redis,
    names: queueNames(queue.name),
    workplace: { name, rules: rulesVersion },
  };
  const worker = takeJobs(desk, queue.concurrency || means.pool.threads * MESSAGES_PER_THREAD);
  const callbackWorker = startCallbacks(desk);
  return {
    name,
    threads: means.pool.threads,
    replaceRules: (next) => means.pool.replace(next),
    onReload: (reload) => listenForReload(redisSettings(queue), desk, closing.signal, reload),
    close: () => {
      logNoMore();
      return close([worker, ...callbackWorker], desk, closing);
    },
  };
}

/** Where one worker works. */
interface Desk extends WorkerMeans {
  readonly redis: RedisConnection;
  readonly names: QueueNames;
  readonly workplace: Workplace;
}

async function startMeans(
  configuration: Configuration,
  source: ExpertiseSource,
  logger: Logger,
  memory: MemorySettings | undefined,
): Promise<WorkerMeans & { readonly pool: ReloadablePool }> {
  const { threads, maxWaiting } = configuration.engine;
  const { verification } = authenticationMode(configuration.authentication);
  const sealing = sealSettings(configuration);
  const pool = startReloadablePool({
    source,
    logger,
    pictures: pictureSettings(configuration, logger),
    threads,
    maxWaiting: Math.max(maxWaiting, configuration.queue.concurrency + configuration.callbacks.concurrency),
    ...(memory && { memory }),
    ...(verification && { verification }),
    ...(sealing && { sealing }),
  });
  await pool.ready();
  return { configuration, pool, logger, ...(memory && { keeper: startMemoryKeeper(memory, logger) }) };
}

/**
 * The lock of a job tells other workers that this one lives. Threads do the work, so that it is always renewed, and it
 * can be short: when a worker dies, another takes over before the deadline of the gateway.
 */
function takeJobs({ configuration, logger, ...desk }: Desk, concurrency: number): Worker {
  const lockMs = lockMsOf(configuration);
  const worker = new Worker(desk.names.queue, (job) => answerJob(job, { configuration, logger, ...desk }), {
    connection: desk.redis,
    prefix: desk.names.prefix,
    name: desk.workplace.name,
    concurrency,
    lockDuration: lockMs,
    stalledInterval: lockMs / 2,
    // A message that ends two workers ends no third.
    maxStalledCount: 1,
    runRetryDelay: 1_000,
  });
  worker.on('error', (error) => logger.debug({ err: error }, 'the queue refused something'));
  worker.on('stalled', () => desk.metrics?.stalled(desk.names.queue));
  worker.on('failed', (job, error) => logger.error({ id: job?.id, err: error }, 'a job failed'));
  return worker;
}

function lockMsOf({ engine }: Configuration): number {
  return Math.min(Math.max(engine.deadlineMs / 5, 1_000), 30_000);
}

/** Beside the mail that servers wait for, where callbacks are configured. Throws `configuration-invalid`. */
function startCallbacks(desk: Desk): readonly Worker[] {
  if (!hasTargets(desk.configuration.callbacks)) return [];
  return [startCallbackWorker({ ...desk, lockMs: lockMsOf(desk.configuration) })];
}

/** What has no key any more is answered or too late, and dropped. */
async function answerJob(job: QueueJob, desk: Desk): Promise<void> {
  const { message: id, reply: channel } = Job.parse(job.data);
  desk.metrics?.waited(desk.names.queue, (Date.now() - job.timestamp) / 1_000);
  const key = desk.names.messageKey(id);
  const [frame, remainingMs] = await Promise.all([getBlob(desk.redis, key), desk.redis.pttl(key)]);
  if (!frame || remainingMs <= 0) {
    desk.logger.debug({ id }, 'a message of the queue came too late');
    return;
  }
  const reply = await replyTo(id, frame, remainingMs, desk);
  // Behind the reply the message goes, so that a second run of the job finds nothing to do.
  await Promise.all([
    publish({ id, channel, reply, remainingMs }, desk),
    removeBlob(desk.redis, key, frame.length),
  ]);
}

async function replyTo(id: string, frame: Buffer, remainingMs: number, desk: Desk): Promise<Buffer> {
  const signed = (outcome: Reply['outcome']): Reply => {
    // What was judged while the rules were replaced is signed with those that judged it.
    const { rulesVersion } = outcome.kind === 'judged' ? outcome.report : {};
    const rules = rulesVersion ?? desk.workplace.rules;
    return { id, worker: { ...desk.workplace, rules }, outcome };
  };
  try {
    const message = decodeMessage(frame);
    const outcome = await answerMessage(message, remainingMs, desk);
    return encodeReply(signed(outcome), message.transaction.content);
  } catch (error) {
    desk.logger.error({ id, err: error }, 'message of the queue not answered');
    return encodeReply(signed(failure(error)), Buffer.alloc(0));
  }
}

interface Answer {
  readonly id: string;
  readonly channel: string;
  readonly reply: Buffer;
  readonly remainingMs: number;
}

async function publish({ id, channel, reply, remainingMs }: Answer, { redis, names }: Desk): Promise<void> {
  if (reply.length <= LARGEST_PUBLISHED) {
    await redis.publish(channel, reply);
    return;
  }
  await putBlob(redis, { key: names.replyKey(id), pieces: [reply] }, remainingMs);
  await redis.publish(channel, encodeStoredReply(id));
}

/** A connection of its own: one that listens can do nothing else. */
function listenForReload(
  settings: RedisSettings,
  { names }: Desk,
  until: AbortSignal,
  reload: () => void,
): void {
  const ears = openRedis(settings, { kind: 'patient', until });
  ears.on('error', () => {});
  ears.on('message', (channel: string, word: string) => {
    if (channel === names.control && word === RELOAD) reload();
  });
  // After a lost connection the library subscribes again by itself.
  ears.subscribe(names.control).catch(() => {});
  until.addEventListener('abort', () => ears.disconnect(), { once: true });
}

/** Messages under way are finished; without Redis that cannot be, and patience ends. */
async function close(
  workers: readonly Worker[],
  { redis, pool, keeper }: Desk,
  closing: AbortController,
): Promise<void> {
  const patience = pause(CLOSE_PATIENCE_MS, undefined, { ref: false });
  await Promise.race([Promise.all(workers.map((worker) => worker.close())), patience]);
  closing.abort();
  for (const worker of workers) worker.disconnect().catch(() => {});
  redis.disconnect();
  await pool.close();
  await keeper?.close();
}
