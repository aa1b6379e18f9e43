import { Cluster, type Redis } from 'ioredis';
import { Fault } from '../../fault.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { RedisConnection } from './open-redis.ts';

/** The only policy under which Redis never throws away what waits in a queue. */
const NO_EVICTION = 'noeviction';

/**
 * Looks whether Redis may throw keys away when its memory is full. Throws the fault `configuration-invalid` when it may;
 * where the account is not allowed to look, the log says so.
 */
export async function checkEvictionPolicy(connection: RedisConnection, logger: Logger): Promise<void> {
  for (const node of nodesOf(connection)) {
    const policy = await evictionPolicyOf(node);
    if (policy === undefined) {
      logger.warn({}, `Redis does not tell its maxmemory-policy; it must be ${NO_EVICTION}`);
    } else if (policy !== NO_EVICTION) {
      throw new Fault(
        'configuration-invalid',
        `maxmemory-policy of Redis is ${policy} and must be ${NO_EVICTION}: it would throw away messages that wait. ` +
          `Cure: "redis-cli config set maxmemory-policy ${NO_EVICTION}", and the same in redis.conf`,
      );
    }
  }
}

function nodesOf(connection: RedisConnection): readonly Redis[] {
  return connection instanceof Cluster ? connection.nodes('master') : [connection];
}

async function evictionPolicyOf(node: Redis): Promise<string | undefined> {
  try {
    return /^maxmemory_policy:(\S+)/m.exec(await node.info('memory'))?.[1];
  } catch {
    return undefined;
  }
}
