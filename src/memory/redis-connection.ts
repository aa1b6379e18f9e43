import { Redis } from 'ioredis';

const CONNECT_TIMEOUT_MS = 2_000;
const RECONNECT_MS = 1_000;

/**
 * Connects, and goes on connecting again whenever Redis comes back. Rejects when it cannot be reached now. A command that
 * takes longer than `patienceMs` fails, and so does any while Redis is away.
 */
export async function connectRedis(url: string, patienceMs: number): Promise<Redis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: patienceMs,
    retryStrategy: () => RECONNECT_MS,
    // What cannot be asked now is not worth asking later.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
  });
  // Each command tells of its own failure; without a listener the process would end.
  redis.on('error', () => {});
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  return redis;
}
