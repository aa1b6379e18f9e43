import type { Redis } from 'ioredis';
import type { Relation } from './lesson.ts';
import {
  type Bounds,
  type Entry,
  type Hash,
  MANY,
  type MemoryStatus,
  type MemoryStore,
  type Tally,
} from './memory-store.ts';
import { connectRedis } from './redis-connection.ts';
import { LEARN, PURGE, REMOVE } from './redis-scripts.ts';

interface RedisOptions {
  readonly url: string;
  /** Of the key in use; entries under another key are never looked at again and expire. */
  readonly keyId: string;
  /** The day on which a new memory begins. */
  readonly today: number;
  /** A party that is heard of no more is forgotten by Redis itself. */
  readonly retentionDays: number;
  /** A command that takes longer fails. */
  readonly patienceMs: number;
}

const RELATIONS: readonly Relation[] = ['wrote', 'verified', 'unverified'];
const SECONDS_PER_DAY = 86_400;

/** Redis does nothing else while it removes: a hundred milliseconds would stall everybody who uses it. */
const MOST_PER_SCRIPT = 1_000;

/** As `connectRedis`; rejects, too, when a new memory cannot be begun. */
export async function openRedisMemory({
  url,
  keyId,
  today,
  retentionDays,
  patienceMs,
}: RedisOptions): Promise<MemoryStore> {
  const redis = await connectRedis(url, patienceMs);
  const prefix = `counterfoil:memory:{${keyId}}:`;
  try {
    await redis.set(`${prefix}began`, today, 'NX');
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  return storeOn({ redis, prefix, secondsToLive: (retentionDays + 1) * SECONDS_PER_DAY });
}

interface Place {
  readonly redis: Redis;
  /** Its braces keep every key on one node of a cluster. */
  readonly prefix: string;
  readonly secondsToLive: number;
}

function storeOn(place: Place): MemoryStore {
  return {
    tally: (party, users, since) => tally(place, party, users, since),
    learn: (entries) => learn(place, entries),
    purge: (bounds) => purge(place, bounds),
    forget: (hashes) => forget(place, new Set(hashes.map(textOf))),
    status: () => status(place),
    close: async () => place.redis.disconnect(),
  };
}

/** 12 bytes are 16 characters. */
function textOf(hash: Hash): string {
  return Buffer.from(hash).toString('base64url');
}

/** One round trip. */
async function tally(
  { redis, prefix }: Place,
  party: Hash,
  users: readonly Hash[],
  since: number,
): Promise<Tally> {
  const keyOf = (relation: Relation): string => `${prefix}${relation}:${textOf(party)}`;
  const [began, wrote, verified, unverified, days] = await Promise.all([
    redis.get(`${prefix}began`),
    ...RELATIONS.map((relation) => redis.zcount(keyOf(relation), since, '+inf')),
    users.length > 0 ? redis.zmscore(keyOf('wrote'), ...users.map(textOf)) : [],
  ] as const);
  const count = (value: unknown): number => Math.min(Number(value), MANY);
  return {
    began: beganOf(began),
    wrote: count(wrote),
    verified: count(verified),
    unverified: count(unverified),
    askedWrote: (days as (string | null)[]).filter((day) => day !== null && Number(day) >= since).length,
  };
}

/** A Redis that came back empty has no day: then the memory is too young, and not as old as can be. */
function beganOf(value: string | null): number {
  return value === null ? Number.POSITIVE_INFINITY : Number(value);
}

async function learn({ redis, prefix, secondsToLive }: Place, entries: readonly Entry[]): Promise<void> {
  const words = entries.flatMap(({ relation, party, user, day }) => [
    relation,
    textOf(party),
    textOf(user),
    day,
  ]);
  await redis.eval(LEARN, 1, prefix, MANY, secondsToLive, ...words);
}

async function purge({ redis, prefix }: Place, { since, maxEntries, atMost }: Bounds): Promise<number> {
  let removed = 0;
  for (;;) {
    const most = Math.min(MOST_PER_SCRIPT, atMost - removed);
    const now = Number(await redis.eval(PURGE, 1, prefix, since, maxEntries, most));
    removed += now;
    if (now < most || removed >= atMost) return removed;
  }
}

/** Walks through everything in small steps: a request of a person is rare, an index for it would cost all the time. */
async function forget({ redis, prefix }: Place, hashes: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  for (const relation of RELATIONS) {
    for await (const step of redis.zscanStream(prefix + relation, { count: MOST_PER_SCRIPT })) {
      const members = (step as readonly string[]).filter(
        (member, index) =>
          index % 2 === 0 && (hashes.has(member.slice(0, 16)) || hashes.has(member.slice(16))),
      );
      if (members.length > 0) removed += Number(await redis.eval(REMOVE, 1, prefix, relation, ...members));
    }
  }
  return removed;
}

async function status({ redis, prefix }: Place): Promise<MemoryStatus> {
  const [began, wrote, verified, unverified] = await Promise.all([
    redis.get(`${prefix}began`),
    ...RELATIONS.map((relation) => redis.zcard(prefix + relation)),
  ]);
  return {
    began: beganOf(began),
    entries: { wrote: Number(wrote), verified: Number(verified), unverified: Number(unverified) },
  };
}
