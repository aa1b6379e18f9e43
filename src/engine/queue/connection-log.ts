import type { Logger } from '../../telemetry/logger.ts';
import type { RedisConnection } from './open-redis.ts';

/**
 * Tells the log once when Redis cannot be reached, and once when it can be again: it is tried every second.
 *
 * @returns ends that, for those who close the connection themselves
 */
export function logConnection(connection: RedisConnection, logger: Logger): () => void {
  let reason = '';
  let lost = false;
  connection.on('error', (error: Error) => {
    reason = 'code' in error ? String(error.code) : error.message;
  });
  let watching = true;
  connection.on('close', () => {
    if (watching && !lost) logger.warn({ reason }, 'the queue cannot be reached');
    lost = true;
  });
  connection.on('ready', () => {
    if (lost) logger.info({}, 'the queue can be reached again');
    lost = false;
  });
  return () => {
    watching = false;
  };
}

/** Whether the connection stands, or comes about within so long. */
export async function isReadyWithin(connection: RedisConnection, patienceMs: number): Promise<boolean> {
  if (connection.status === 'ready') return true;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patienceMs);
    connection.once('ready', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
