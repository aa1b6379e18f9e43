import type { ImageBounds, ImageStore } from './image-store.ts';
import { connectRedis } from './redis-connection.ts';

interface RedisOptions extends ImageBounds {
  readonly url: string;
  /** Of the key in use; entries under another key are never looked at again and expire. */
  readonly keyId: string;
  /** A command that takes longer fails. */
  readonly patienceMs: number;
}

const SECONDS_PER_DAY = 86_400;

/**
 * Keeps one entry, and its name in a sorted set by age from which the oldest go.
 * KEYS: prefix; ARGV: name, sealed, seconds to live, milliseconds now, the most entries.
 */
const PUT = `
  redis.call('SET', KEYS[1] .. ARGV[1], ARGV[2], 'EX', ARGV[3])
  redis.call('ZADD', KEYS[1] .. 'names', ARGV[4], ARGV[1])
  redis.call('EXPIRE', KEYS[1] .. 'names', ARGV[3])
  redis.call('ZREMRANGEBYSCORE', KEYS[1] .. 'names', '-inf', ARGV[4] - 1000 * ARGV[3])
  local surplus = redis.call('ZCARD', KEYS[1] .. 'names') - tonumber(ARGV[5])
  if surplus > 0 then
    for _, name in ipairs(redis.call('ZRANGE', KEYS[1] .. 'names', 0, math.min(surplus, 100) - 1)) do
      redis.call('DEL', KEYS[1] .. name)
      redis.call('ZREM', KEYS[1] .. 'names', name)
    end
  end
`;

/** As `connectRedis`. */
export async function openRedisImages({
  url,
  keyId,
  patienceMs,
  entries,
  days,
}: RedisOptions): Promise<ImageStore> {
  const redis = await connectRedis(url, patienceMs);
  const prefix = `counterfoil:images:{${keyId}}:`;
  const nameOf = (id: Uint8Array): string => Buffer.from(id).toString('base64url');
  return {
    async get(id) {
      return (await redis.getBuffer(prefix + nameOf(id))) ?? undefined;
    },
    async put(id, sealed) {
      const seconds = days * SECONDS_PER_DAY;
      await redis.eval(PUT, 1, prefix, nameOf(id), Buffer.from(sealed), seconds, Date.now(), entries);
    },
    close: async () => redis.disconnect(),
  };
}
