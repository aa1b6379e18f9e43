import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisAddress, RedisSettings } from './redis-settings.ts';

/**
 * How a connection behaves while Redis is away.
 *
 * - `fail-fast`: a command fails at once, or after `commandTimeoutMs` when Redis does not answer
 * - `patient`: commands wait until Redis is back, however long that takes
 */
export type Temper =
  | { readonly kind: 'fail-fast'; readonly commandTimeoutMs: number }
  | {
      readonly kind: 'patient';
      /** From then on nothing waits any more, in copies of the connection neither: what waited fails. */
      readonly until: AbortSignal;
      /** How long they wait at most; without end unless told. */
      readonly commandTimeoutMs?: number;
    };

export type RedisConnection = Redis | Cluster;

/** The library's type of this option does not bear being spread. */
type Options = Omit<RedisOptions, 'replyMapping'>;

const CONNECT_TIMEOUT_MS = 2_000;
const LONGEST_RETRY_MS = 1_000;
const FIRST_RETRY_MS = 50;

/** Connects in the background, and again whenever the connection is lost. */
export function openRedis(settings: RedisSettings, temper: Temper): RedisConnection {
  const { addresses, topology, sentinelMaster, account } = settings;
  const options = { ...temperament(temper), ...account };
  const [first = {}] = addresses;
  if (topology === 'single') return new Redis({ ...first, ...options, retryStrategy: retry(temper) });
  if (topology === 'cluster') return openCluster(addresses, options, temper);
  const { username, password, tls } = first;
  return new Redis({
    ...options,
    retryStrategy: retry(temper),
    sentinelRetryStrategy: retry(temper),
    sentinels: addresses.map(({ host = '', port }) => ({ host, ...(port !== undefined && { port }) })),
    name: sentinelMaster,
    ...(username !== undefined && { sentinelUsername: username }),
    ...(password !== undefined && { sentinelPassword: password }),
    ...(tls && { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true }),
  });
}

function openCluster(addresses: readonly RedisAddress[], options: Options, temper: Temper): Cluster {
  const [{ username, password, tls } = {}] = addresses;
  return new Cluster(
    addresses.map(({ host = '', port = 6379 }) => ({ host, port })),
    {
      enableOfflineQueue: temper.kind === 'patient',
      clusterRetryStrategy: retry(temper),
      redisOptions: {
        ...(username !== undefined && { username }),
        ...(password !== undefined && { password }),
        ...(tls && { tls: {} }),
        ...options,
      },
    },
  );
}

function temperament(temper: Temper): Options {
  const common: Options = {
    connectTimeout: CONNECT_TIMEOUT_MS,
    // After a failover the old master is read-only: connecting again finds the new one.
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  };
  const { commandTimeoutMs } = temper;
  if (temper.kind === 'patient')
    return {
      ...common,
      maxRetriesPerRequest: null,
      ...(commandTimeoutMs !== undefined && { commandTimeout: commandTimeoutMs }),
    };
  return {
    ...common,
    commandTimeout: temper.commandTimeoutMs,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
  };
}

function retry(temper: Temper): (attempts: number) => number | null {
  return (attempts) => {
    if (temper.kind === 'patient' && temper.until.aborted) return null;
    return Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempts, 10), LONGEST_RETRY_MS);
  };
}
