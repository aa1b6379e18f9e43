import type { Job, Queue } from 'bullmq';
import type { Configuration } from '../../../config/configuration.ts';
import type { Logger } from '../../../telemetry/logger.ts';
import { removeStoredBlob } from '../blob.ts';
import type { RedisConnection } from '../open-redis.ts';
import { openQueueDesk } from '../queue-desk.ts';
import { redisSettings } from '../redis-settings.ts';
import type { CallbackJob } from './callback-job.ts';
import type { CallbackKeys } from './callback-keys.ts';
import { openLedger } from './ledger.ts';

/** A callback that was given up. */
export interface DeadLetter {
  readonly id: string;
  readonly attempts: number;
  /** Static words. */
  readonly problem: string;
  /** ISO 8601. */
  readonly died: string;
  readonly expires: string;
}

/** What administrators can do with callbacks that were given up. */
export interface DeadLetters {
  /** The newest first. */
  list(): Promise<readonly DeadLetter[]>;
  /** Tries it again from the beginning; false when it is not among them. */
  retry(id: string): Promise<boolean>;
  /** Forgets it and its message; false when it is not among them. */
  remove(id: string): Promise<boolean>;
}

interface DeadLetterOptions {
  readonly redis: RedisConnection;
  readonly keys: CallbackKeys;
  readonly queue: Queue<CallbackJob>;
}

/** Connects to a queue. Everything rejects when Redis cannot be reached. */
export function openDeadLetters(
  queue: Configuration['queue'],
  logger: Logger,
): { readonly letters: DeadLetters; close(): Promise<void> } {
  const desk = openQueueDesk(redisSettings(queue), queue.name, logger);
  return { letters: deadLetters({ ...desk, queue: desk.callbacks }), close: desk.close };
}

/** The dead letters of a queue: its failed jobs whose message is still there. */
function deadLetters(options: DeadLetterOptions): DeadLetters {
  return {
    list: () => list(options),
    async retry(id) {
      const job = await deadJob(id, options);
      await job?.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
      return job !== undefined;
    },
    async remove(id) {
      const job = await deadJob(id, options);
      if (job) await removeAll(id, job, options);
      return job !== undefined;
    },
  };
}

/** What is read at once; a list may have millions. */
const PAGE = 1_000;

async function list({ redis, keys, queue }: DeadLetterOptions): Promise<DeadLetter[]> {
  const ledger = openLedger(redis, keys);
  const letters: DeadLetter[] = [];
  for (let start = 0; ; start += PAGE) {
    const jobs = await queue.getFailed(start, start + PAGE - 1);
    for (const job of jobs) {
      const { id = '', attemptsMade, failedReason = '', finishedOn = 0 } = job;
      const record = await ledger.read(id);
      if (!record) continue;
      const [died, expires] = [finishedOn, record.expires].map((time) => new Date(time).toISOString());
      letters.push({
        id,
        attempts: attemptsMade,
        problem: failedReason,
        died: died ?? '',
        expires: expires ?? '',
      });
    }
    if (jobs.length < PAGE) return letters;
  }
}

async function deadJob(id: string, { queue }: DeadLetterOptions): Promise<Job<CallbackJob> | undefined> {
  const job = await queue.getJob(id);
  return job && (await job.isFailed()) ? job : undefined;
}

async function removeAll(id: string, job: Job, { redis, keys }: DeadLetterOptions): Promise<void> {
  await job.remove();
  for (const key of [keys.postingKey(id), keys.payloadKey(id)]) await removeStoredBlob(redis, key);
  await openLedger(redis, keys).drop(id);
}
