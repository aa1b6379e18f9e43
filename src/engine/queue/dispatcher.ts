import { Queue } from 'bullmq';
import { ulid } from 'ulid';
import { Fault } from '../../fault.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { getBlob, putBlob, removeBlob } from './blob.ts';
import { isReadyWithin, logConnection } from './connection-log.ts';
import { checkEvictionPolicy } from './eviction-policy.ts';
import { type InFlightLimits, inFlight, type Waiting } from './in-flight.ts';
import { openRedis, type RedisConnection } from './open-redis.ts';
import { type QueueNames, queueNames } from './queue-names.ts';
import { encodeMessage, type Job, type QueuedMessage } from './queued-message.ts';
import type { RedisSettings } from './redis-settings.ts';
import { decodeReply, type Reply } from './reply.ts';

export interface DispatcherOptions {
  readonly redis: RedisSettings;
  readonly name: string;
  readonly limits: InFlightLimits;
  readonly deadlineMs: number;
  /** Give up what is under way when the connection is lost, instead of sending it again when it is back. */
  readonly giveUpOnLoss: boolean;
}

/** The gateway's end of the queue. */
export interface Dispatcher {
  /** Throws the faults `deadline-passed`, `queue-unavailable` and `overloaded`. */
  ask(message: QueuedMessage): Promise<Reply>;
  /** Tells the workers to read their rules again; how many heard it. Throws the fault `queue-unavailable`. */
  announceRules(): Promise<number>;
  close(): Promise<void>;
}

/** How long a start waits for Redis before it goes on without. */
const START_PATIENCE_MS = 3_000;

/** A Redis that does not answer for so long will not for this message; a slow line needs a while for 30 MB. */
const LONGEST_COMMAND_MS = 5_000;

/** Jobs hold no part of a message. Nobody asks for finished ones; the last failures are for whoever looks for a cause. */
const KEEP = { attempts: 1, removeOnComplete: true, removeOnFail: { age: 3_600, count: 100 } } as const;

/** Connects, and goes on when Redis is away: then every message gets the fault `queue-unavailable`. */
export async function openDispatcher(options: DispatcherOptions, logger: Logger): Promise<Dispatcher> {
  const { redis, deadlineMs } = options;
  const commandTimeoutMs = Math.min(LONGEST_COMMAND_MS, Math.ceil(deadlineMs / 2));
  const commands = openRedis(redis, { kind: 'fail-fast', commandTimeoutMs });
  const closing = new AbortController();
  const replies = openRedis(redis, { kind: 'patient', until: closing.signal });
  const line = createLine(commands, options);
  const logNoMore = logConnection(commands, logger);
  replies.on('error', () => {});
  listenForReplies(replies, line, logger);
  if (options.giveUpOnLoss) commands.on('close', () => giveUp(line));
  try {
    if (await isReadyWithin(commands, START_PATIENCE_MS)) await checkEvictionPolicy(commands, logger);
    else logger.warn({}, 'the queue cannot be reached yet');
  } catch (error) {
    commands.disconnect();
    replies.disconnect();
    throw error;
  }
  return {
    ask: (message) => ask(message, line, deadlineMs),
    announceRules: () => announceRules(line),
    async close() {
      logNoMore();
      closing.abort();
      await line.queue()?.close();
      commands.disconnect();
      replies.disconnect();
    },
  };
}

/** What a gateway says to all workers. */
export const RELOAD = 'reload';

async function announceRules({ commands, names }: Line): Promise<number> {
  try {
    return await commands.publish(names.control, RELOAD);
  } catch (cause) {
    throw queueFault(cause);
  }
}

/** What one gateway shares between its messages. */
interface Line {
  readonly commands: RedisConnection;
  readonly names: QueueNames;
  readonly channel: string;
  readonly waiting: ReturnType<typeof inFlight>;
  /** Undefined until Redis was reached for the first time: made before, a queue would never work. */
  queue(): Queue<Job> | undefined;
}

function createLine(commands: RedisConnection, { name, limits }: DispatcherOptions): Line {
  const names = queueNames(name);
  let queue: Queue<Job> | undefined;
  commands.once('ready', () => {
    // The version was seen by the worker; asking here could fail, and with it the queue for good.
    queue = new Queue<Job>(names.queue, {
      connection: commands,
      prefix: names.prefix,
      skipVersionCheck: true,
    });
    queue.on('error', () => {});
  });
  return {
    commands,
    names,
    channel: names.channel(ulid()),
    waiting: inFlight(limits),
    queue: () => queue,
  };
}

async function ask(message: QueuedMessage, line: Line, deadlineMs: number): Promise<Reply> {
  const waiting = line.waiting.enter(message, deadlineMs);
  send(waiting, line).catch((cause: unknown) => waiting.giveUp(queueFault(cause)));
  try {
    return await waiting.reply;
  } catch (error) {
    withdraw(message, line);
    throw error;
  } finally {
    waiting.leave();
  }
}

/**
 * The message first, and only then the job: on two connections a worker could be quicker. The key's lifetime is the
 * deadline, by the clock of Redis alone, so that no other clock has to be right.
 */
async function send({ message, remainingMs }: Waiting, line: Line): Promise<void> {
  const queue = line.queue();
  if (!queue) throw new Fault('queue-unavailable', 'Redis was not reached since the start');
  const { id } = message;
  const blob = { key: line.names.messageKey(id), pieces: encodeMessage(message) };
  await putBlob(line.commands, blob, remainingMs());
  await queue.add('message', { message: id, reply: line.channel }, { jobId: id, ...KEEP });
}

/** What nobody waits for any more shall not fill Redis while no worker takes it. What fails here, expires. */
function withdraw({ id, transaction }: QueuedMessage, line: Line): void {
  const key = line.names.messageKey(id);
  removeBlob(line.commands, key, transaction.content.length).catch(() => {});
  line
    .queue()
    ?.remove(id)
    .catch(() => {});
}

function queueFault(cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  const inside = cause instanceof Error ? cause.message : String(cause);
  return new Fault('queue-unavailable', inside, { cause });
}

function giveUp({ waiting }: Line): void {
  for (const each of waiting.all())
    each.giveUp(new Fault('queue-unavailable', 'the connection to Redis was lost'));
}

/** Replies are lost while nobody listens. So what is under way is sent again after every new connection. */
function listenForReplies(replies: RedisConnection, line: Line, logger: Logger): void {
  replies.on('messageBuffer', (_channel: Buffer, frame: Buffer) => {
    receive(frame, line).catch((error: unknown) => logger.warn({ err: error }, 'a reply could not be read'));
  });
  replies.on('ready', () => {
    replies.subscribe(line.channel).then(
      () => sendAgain(line),
      () => {},
    );
  });
}

/** With the same ids: what is still in the queue is not doubled, and what is done twice is answered once. */
async function sendAgain(line: Line): Promise<void> {
  await isReadyWithin(line.commands, START_PATIENCE_MS);
  for (const each of line.waiting.all()) await send(each, line).catch(() => {});
}

async function receive(frame: Buffer, line: Line): Promise<void> {
  const reply = decodeReply(frame);
  // Of a message whose deadline has passed, or that was answered already.
  if (!line.waiting.has(reply.id)) return;
  if (reply.kind === 'whole') {
    line.waiting.settle(reply);
    return;
  }
  const key = line.names.replyKey(reply.id);
  const stored = await getBlob(line.commands, key);
  const whole = stored && decodeReply(stored);
  removeBlob(line.commands, key, stored?.length ?? 0).catch(() => {});
  if (whole?.kind === 'whole') line.waiting.settle(whole);
}
