import { type Job as QueueJob, UnrecoverableError, Worker } from 'bullmq';
import { Fault } from '../../../fault.ts';
import type { WorkerMeans } from '../answer-message.ts';
import { getBlob, putBlob, removeBlob, removeStoredBlob } from '../blob.ts';
import type { RedisConnection } from '../open-redis.ts';
import { decodeMessage } from '../queued-message.ts';
import { CallbackJob } from './callback-job.ts';
import { type CallbackKeys, callbackKeys } from './callback-keys.ts';
import { judgedPayload } from './callback-payload.ts';
import { readSigner, type Signer } from './callback-signature.ts';
import { findTarget } from './callback-target.ts';
import { type Ledger, type LedgerRecord, openLedger } from './ledger.ts';
import { retryDelay } from './retry-delay.ts';
import { sendCallback } from './send-callback.ts';

/** What the worker of a process judges with, and the Redis it takes from. */
export interface CallbackMeans extends WorkerMeans {
  readonly redis: RedisConnection;
  readonly lockMs: number;
}

interface Desk extends CallbackMeans {
  readonly keys: CallbackKeys;
  readonly ledger: Ledger;
  signerOf(file: string): Signer;
}

/** A callback that was not taken; the queue tries it again. */
class CallbackFailed extends Error {
  readonly retryAfterMs: number;

  constructor(problem: string, retryAfterMs: number) {
    super(problem);
    this.retryAfterMs = retryAfterMs;
  }
}

/** As messages are counted that came by `POST /v1/messages`. */
const HOOK = 'messages';

/** Deployments may end a worker now and then while a callback waits for days. */
const MOST_STALLS = 3;

/** Judges messages and sends verdicts to callbacks. Throws `configuration-invalid` when a secret cannot be read. */
export function startCallbackWorker(means: CallbackMeans): Worker<CallbackJob> {
  const { configuration, redis, logger, lockMs, metrics } = means;
  const { callbacks, queue } = configuration;
  const keys = callbackKeys(queue.name);
  const desk: Desk = { ...means, keys, ledger: openLedger(redis, keys), signerOf: signers(configuration) };
  const worker = new Worker<CallbackJob>(keys.callbacks, (job) => judgeAndSend(job, desk), {
    connection: redis,
    prefix: keys.prefix,
    concurrency: callbacks.concurrency,
    lockDuration: lockMs,
    stalledInterval: lockMs / 2,
    maxStalledCount: MOST_STALLS,
    runRetryDelay: 1_000,
    settings: {
      backoffStrategy: (attempts, _type, error) => {
        const asked = error instanceof CallbackFailed ? error.retryAfterMs : 0;
        return retryDelay(attempts, callbacks.firstRetryMs, Math.random(), asked);
      },
    },
  });
  worker.on('error', (error) => logger.debug({ err: error }, 'the queue refused something'));
  worker.on('stalled', () => metrics?.stalled(keys.callbacks));
  worker.on('failed', (job, error) => noteFailure(job, error, means));
  return worker;
}

function noteFailure(job: QueueJob | undefined, error: Error, { logger, metrics }: CallbackMeans): void {
  const dead = Boolean(job?.finishedOn);
  const data = { id: job?.id, attempt: job?.attemptsMade, problem: error.message };
  metrics?.callback(dead ? 'dead' : 'retry');
  if (dead) logger.error(data, 'a callback is among the dead letters');
  else logger.warn(data, 'a callback was not taken');
}

/** All secrets are read at the start, so that a wrong file is found by the administrator and not by a message. */
function signers({ callbacks }: WorkerMeans['configuration']): (file: string) => Signer {
  const files = [callbacks.secretFile, ...callbacks.targets.map(({ secretFile }) => secretFile)];
  const read = new Map(files.filter((file) => file !== '').map((file) => [file, readSigner(file)]));
  return (file) => {
    const signer = read.get(file);
    if (!signer) throw new Fault('configuration-invalid', 'a callback has no secret');
    return signer;
  };
}

/** Every step may be done twice: a worker that dies in between leaves the rest to another. */
async function judgeAndSend(job: QueueJob<CallbackJob>, desk: Desk): Promise<void> {
  const { message: id } = CallbackJob.parse(job.data);
  const record = await desk.ledger.read(id);
  if (!record) throw new UnrecoverableError('its lifetime is over');
  if (record.state !== 'delivered') await deliver(id, job.attemptsMade + 1, record, desk);
  await forget(id, desk);
}

async function deliver(id: string, attempt: number, record: LedgerRecord, desk: Desk): Promise<void> {
  const target = findTarget(desk.configuration.callbacks, record.target);
  if (!target) throw new CallbackFailed('this worker knows no such target', 0);
  const body = await payloadOf(id, desk);
  const signer = desk.signerOf(target.secretFile);
  const { timeoutMs } = desk.configuration.callbacks;
  const result = await sendCallback({ id, url: target.url, body, signer, timeoutMs }, Date.now);
  if (result.kind === 'gone') throw new UnrecoverableError(result.problem);
  if (result.kind === 'failed') throw new CallbackFailed(result.problem, result.retryAfterMs);
  await desk.ledger.finish(id, attempt);
  desk.metrics?.callback('taken');
  desk.logger.info({ id, attempt }, 'callback taken');
}

/** As an earlier try has left it; otherwise the message is judged now. */
async function payloadOf(id: string, desk: Desk): Promise<Buffer<ArrayBuffer>> {
  const { redis, keys, ledger, metrics } = desk;
  const stored = await getBlob(redis, keys.payloadKey(id));
  if (stored) return ownBytes(stored);
  const frame = await getBlob(redis, keys.postingKey(id));
  const lifetimeMs = await redis.pttl(keys.recordKey(id));
  if (!frame || lifetimeMs <= 0) throw new UnrecoverableError('its lifetime is over');
  const { verdict, body } = await judgedPayload(decodeMessage(frame), desk);
  await putBlob(redis, { key: keys.payloadKey(id), pieces: [body] }, lifetimeMs);
  await ledger.judge(id, verdict);
  metrics?.judged(HOOK, verdict);
  await removeBlob(redis, keys.postingKey(id), frame.length);
  return body;
}

function ownBytes(bytes: Buffer): Buffer<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Buffer<ArrayBuffer>) : Buffer.from(bytes);
}

/** Both, for a second request with the same key may have put the message there again. */
async function forget(id: string, { redis, keys }: Desk): Promise<void> {
  for (const key of [keys.postingKey(id), keys.payloadKey(id)]) await removeStoredBlob(redis, key);
}
