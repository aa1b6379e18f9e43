import { Queue } from 'bullmq';
import type { Logger } from '../../telemetry/logger.ts';
import type { CallbackJob } from './callbacks/callback-job.ts';
import { type CallbackKeys, callbackKeys } from './callbacks/callback-keys.ts';
import { openRedis, type RedisConnection } from './open-redis.ts';
import type { Job } from './queued-message.ts';
import type { RedisSettings } from './redis-settings.ts';

/** Both queues, for whoever hands over, counts or looks without taking jobs. */
export interface QueueDesk {
  readonly redis: RedisConnection;
  readonly keys: CallbackKeys;
  readonly messages: Queue<Job>;
  readonly callbacks: Queue<CallbackJob>;
  close(): Promise<void>;
}

/** Commands wait for a Redis that is away, but no longer than this. */
const COMMAND_TIMEOUT_MS = 5_000;

/** Connects in the background. What Redis refuses or does not answer rejects. */
export function openQueueDesk(settings: RedisSettings, name: string, logger: Logger): QueueDesk {
  const closing = new AbortController();
  const redis = openRedis(settings, {
    kind: 'patient',
    until: closing.signal,
    commandTimeoutMs: COMMAND_TIMEOUT_MS,
  });
  const keys = callbackKeys(name);
  // The version was seen by the worker; asking here could fail, and with it the queue for good.
  const options = { connection: redis, prefix: keys.prefix, skipVersionCheck: true } as const;
  const messages = new Queue<Job>(keys.queue, options);
  const callbacks = new Queue<CallbackJob>(keys.callbacks, options);
  const note = (error: Error): void => logger.debug({ err: error }, 'the queue refused something');
  redis.on('error', note);
  messages.on('error', note);
  callbacks.on('error', note);
  return {
    ...{ redis, keys, messages, callbacks },
    async close() {
      closing.abort();
      await Promise.allSettled([messages.close(), callbacks.close()]);
      redis.disconnect();
    },
  };
}
