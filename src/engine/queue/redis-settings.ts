import { readFileSync } from 'node:fs';
import type { RedisOptions } from 'ioredis';
import type { Configuration } from '../../config/configuration.ts';
import { Fault } from '../../fault.ts';

/** Where Redis is, and as whom to log in. */
export interface RedisSettings {
  readonly addresses: readonly RedisAddress[];
  readonly topology: 'single' | 'sentinel' | 'cluster';
  readonly sentinelMaster: string;
  /** The account that `queue.user` and `queue.passwordFile` name; wins over the one in an address. */
  readonly account: Account;
}

interface Account {
  readonly username?: string;
  readonly password?: string;
}

/** One address, as the library wants it. */
export type RedisAddress = Pick<
  RedisOptions,
  'host' | 'port' | 'path' | 'username' | 'password' | 'db' | 'tls'
>;

/** Reads what the configuration says of Redis. Throws the fault `input-unreadable`. */
export function redisSettings({
  redis,
  topology,
  sentinelMaster,
  user,
  passwordFile,
}: Configuration['queue']): RedisSettings {
  return {
    addresses: redis.map(redisAddress),
    topology,
    sentinelMaster,
    account: {
      ...(user !== '' && { username: user }),
      ...(passwordFile !== '' && { password: readPassword(passwordFile) }),
    },
  };
}

const REDIS_PORT = 6379;

/** @param text as the configuration has it, which has checked the form */
export function redisAddress(text: string): RedisAddress {
  if (text.startsWith('unix:')) return { path: text.slice('unix:'.length) };
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const database = Number(url.pathname.slice(1));
  return {
    host,
    port: url.port === '' ? REDIS_PORT : Number(url.port),
    ...(url.username !== '' && { username: decodeURIComponent(url.username) }),
    ...(url.password !== '' && { password: decodeURIComponent(url.password) }),
    ...(database > 0 && { db: database }),
    ...(url.protocol === 'rediss:' && { tls: { servername: host } }),
  };
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trimEnd();
  } catch (cause) {
    throw new Fault('input-unreadable', `cannot read the password of Redis from ${file}`, { cause });
  }
}
