import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Job, Queue } from 'bullmq';
import { ulid } from 'ulid';
import type { Callbacks } from '../../../config/callbacks.ts';
import { Fault } from '../../../fault.ts';
import type { Posting, PostingStatus, Postings, Receipt } from '../../postings.ts';
import { lengthOf, putBlob, removeBlob } from '../blob.ts';
import type { RedisConnection } from '../open-redis.ts';
import { encodeMessage } from '../queued-message.ts';
import { type CallbackJob, jobOptions } from './callback-job.ts';
import type { CallbackKeys } from './callback-keys.ts';
import { targetOf } from './callback-target.ts';
import { type Entry, type Ledger, type LedgerRecord, openLedger } from './ledger.ts';

/** What the gateway hands messages over with. */
export interface DeskOptions {
  readonly redis: RedisConnection;
  readonly keys: CallbackKeys;
  readonly queue: Queue<CallbackJob>;
  readonly callbacks: Callbacks;
}

interface Desk extends DeskOptions {
  readonly ledger: Ledger;
}

const HOUR_MS = 3_600_000;

/** The gateway's end of asynchronous work. */
export function openPostingDesk(options: DeskOptions): Postings {
  const desk = { ...options, ledger: openLedger(options.redis, options.keys) };
  return {
    submit: (posting) => reachable(desk, () => submit(posting, desk)),
    find: (id) => reachable(desk, () => find(id, desk)),
  };
}

/** At once when Redis is away: what waited for it would pile up here. */
async function reachable<T>({ redis }: Desk, work: () => Promise<T>): Promise<T> {
  if (redis.status !== 'ready') throw new Fault('queue-unavailable', 'Redis cannot be reached');
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    const inside = cause instanceof Error ? cause.message : String(cause);
    throw new Fault('queue-unavailable', inside, { cause });
  }
}

async function submit(posting: Posting, desk: Desk): Promise<Receipt> {
  const { callbacks, ledger } = desk;
  const target = targetOf(callbacks, posting.target);
  if (target === undefined) return { kind: 'unknown-target' };
  const entry = await entryOf(posting, target);
  const limits = {
    messages: callbacks.maxMessages,
    bytes: callbacks.maxBytes,
    lifetimeMs: callbacks.lifetimeHours * HOUR_MS,
  };
  const reservation = await ledger.reserve(entry, limits);
  const { kind } = reservation;
  if (kind === 'other') return { kind: 'other-message' };
  if (kind === 'full') throw new Fault('overloaded', 'too many messages wait for their callback');
  const { id } = reservation;
  if (kind === 'new') await enter(id, posting, desk);
  return { kind: 'accepted', id, repeated: kind === 'same' };
}

/**
 * The message first, the job behind it. What cannot be entered whole is forgotten, as far as that goes: a job without
 * its record does nothing. With an idempotency key it stays, and the next request with the key goes on with it.
 */
async function enter(id: string, posting: Posting, desk: Desk): Promise<void> {
  const { transaction, replaceBody, idempotencyKey } = posting;
  const { redis, keys, queue, callbacks, ledger } = desk;
  const lifetimeMs = callbacks.lifetimeHours * HOUR_MS;
  const pieces = encodeMessage({ id, transaction, replaceBody });
  try {
    await putBlob(redis, { key: keys.postingKey(id), pieces }, lifetimeMs);
    await queue.add('callback', { message: id }, jobOptions(id, callbacks.attempts, lifetimeMs));
    await ledger.accept(id);
  } catch (error) {
    if (idempotencyKey === undefined) {
      ledger.drop(id).catch(() => {});
      removeBlob(redis, keys.postingKey(id), lengthOf(pieces)).catch(() => {});
    }
    throw error;
  }
}

async function entryOf(
  { transaction, replaceBody, idempotencyKey }: Posting,
  target: string,
): Promise<Entry> {
  const { content, ...rest } = transaction;
  const entry = { id: ulid(), size: content.length, target };
  if (idempotencyKey === undefined) return entry;
  const head = Buffer.from(JSON.stringify({ ...rest, replaceBody, target }));
  const key = createHash('sha256').update(idempotencyKey).digest('hex');
  return { ...entry, once: { key, fingerprint: await fingerprint(head, content) } };
}

/** What is hashed at a stretch: 25 MB at once would keep every other message waiting. */
const STRETCH_BYTES = 2_097_152;

async function fingerprint(head: Buffer, content: Uint8Array): Promise<string> {
  const hash = createHash('sha256').update(`${head.length}:`).update(head);
  for (let start = 0; start < content.length; start += STRETCH_BYTES) {
    hash.update(content.subarray(start, start + STRETCH_BYTES));
    await setImmediate();
  }
  return hash.digest('hex');
}

async function find(id: string, { ledger, queue }: Desk): Promise<PostingStatus | undefined> {
  const [record, job] = await Promise.all([ledger.read(id), queue.getJob(id)]);
  return record && statusOf(id, record, job);
}

function statusOf(id: string, record: LedgerRecord, job: Job | undefined): PostingStatus {
  const { state, verdict, accepted, expires } = record;
  const problem = state === 'delivered' ? undefined : job?.failedReason;
  return {
    id,
    state: stateOf(state, job),
    ...(verdict !== undefined && { verdict }),
    attempts: state === 'delivered' ? record.attempts : (job?.attemptsMade ?? 0),
    ...(problem && { problem }),
    accepted: new Date(accepted).toISOString(),
    expires: new Date(expires).toISOString(),
  };
}

function stateOf(state: LedgerRecord['state'], job: Job | undefined): PostingStatus['state'] {
  if (state === 'delivered') return state;
  if (job?.failedReason && job.finishedOn) return 'dead';
  return state === 'receiving' ? 'accepted' : state;
}
