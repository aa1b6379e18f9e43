import { ulid } from 'ulid';
import type { ExpertiseSource } from '../analysis/expertise.ts';
import type { Configuration } from '../config/configuration.ts';
import { Fault } from '../fault.ts';
import { outgoingLesson } from '../memory/lesson.ts';
import { type MemoryKeeper, startMemoryKeeper } from '../memory/memory-keeper.ts';
import type { MemorySettings } from '../memory/memory-settings.ts';
import type { Envelope, Transaction } from '../message/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { outboundOf, startBannerStripper } from './banner-stripper.ts';
import { type EmbeddedEngine, startEmbeddedEngine } from './embedded.ts';
import type { Capabilities, Engine, Outcome } from './engine.ts';
import { hasTargets } from './queue/callbacks/callback-target.ts';
import { openPostingDesk } from './queue/callbacks/posting-desk.ts';
import { isReadyWithin } from './queue/connection-log.ts';
import { type Dispatcher, type DispatcherOptions, openDispatcher } from './queue/dispatcher.ts';
import { openQueueDesk, type QueueDesk } from './queue/queue-desk.ts';
import { redisSettings } from './queue/redis-settings.ts';
import type { Reply, Workplace } from './queue/reply.ts';
import { ownAuthservId } from './rewrite-options.ts';
import { withoutAnalysis } from './without-analysis.ts';

/** What the gateway itself judges by: its worker threads, where it has any, and the version to compare with. */
export interface QueueExpertise {
  readonly source: ExpertiseSource;
  /** `Expertise.version`. */
  readonly rulesVersion: string;
}

/** An engine whose rules are those of its workers. */
export interface QueueEngine extends Engine {
  /**
   * Tells all workers to read their rules again, and compares with these from now on. Resolves with the number of
   * workers that heard it; rejects when Redis cannot be reached, and nothing has changed.
   */
  replaceRules(source: ExpertiseSource): Promise<number>;
  /** Both queues, for those who look at them. */
  readonly desk: QueueDesk;
}

/**
 * An engine whose work is done by workers, on this machine or others, over Redis. The deadline is kept here: whatever
 * becomes of Redis and of the workers, `analyse` resolves in time, and once.
 * Throws the faults `configuration-invalid` and `input-unreadable`.
 */
export async function startQueueEngine(
  configuration: Configuration,
  { source, rulesVersion }: QueueExpertise,
  logger: Logger,
  memory?: MemorySettings,
): Promise<QueueEngine> {
  const { queue, engine, callbacks } = configuration;
  const analysesHere = queue.onQueueDown === 'analyse-here';
  const options = {
    redis: redisSettings(queue),
    name: queue.name,
    limits: { messages: queue.maxInFlight, bytes: queue.maxInFlightBytes },
    deadlineMs: engine.deadlineMs,
    giveUpOnLoss: analysesHere,
  };
  const { dispatcher, desk } = await connect(options, logger);
  const postings = hasTargets(callbacks)
    ? openPostingDesk({ ...desk, queue: desk.callbacks, callbacks })
    : undefined;
  const here = analysesHere ? await startEmbeddedEngine(configuration, source, logger, memory) : undefined;
  const keeper = memory && !here ? startMemoryKeeper(memory, logger) : undefined;
  const stripper = startBannerStripper(configuration, source, logger);
  const noteSubmission = here?.noteSubmission ?? (keeper && learnSubmission(keeper));
  const watch = watchVersions(rulesVersion, logger);
  const means = { configuration, dispatcher, logger, noticeRules: watch.notice };
  return {
    analyse: (transaction, capabilities) =>
      judge(transaction, capabilities, { ...means, ...(here && { here }) }),
    ...(noteSubmission && { noteSubmission }),
    ...outboundOf(stripper, configuration),
    ...(postings && { postings }),
    desk,
    async replaceRules(next) {
      await here?.replaceRules(next);
      watch.expect(next.folder.version);
      const told = await dispatcher.announceRules();
      stripper.replaceBanners(next);
      return told;
    },
    async close() {
      await dispatcher.close();
      await desk.close();
      await here?.close();
      await stripper.close();
      await keeper?.close();
    },
  };
}

/** How long a start waits for the second connection to Redis; the first has its own patience. */
const START_PATIENCE_MS = 3_000;

/** Both connections, so that what is asked right after the start is not refused. */
async function connect(
  options: DispatcherOptions,
  logger: Logger,
): Promise<{ readonly dispatcher: Dispatcher; readonly desk: QueueDesk }> {
  const desk = openQueueDesk(options.redis, options.name, logger);
  try {
    const patience = isReadyWithin(desk.redis, START_PATIENCE_MS);
    const dispatcher = await openDispatcher(options, logger);
    await patience;
    return { dispatcher, desk };
  } catch (error) {
    await desk.close();
    throw error;
  }
}

interface Means {
  readonly configuration: Configuration;
  readonly dispatcher: Dispatcher;
  readonly logger: Logger;
  /** Takes over while the queue is down, where the administrator wants that. */
  readonly here?: EmbeddedEngine;
  noticeRules(worker: Workplace): void;
}

function learnSubmission(keeper: MemoryKeeper): (envelope: Envelope) => void {
  return (envelope) => {
    const lesson = outgoingLesson(envelope, new Date().toISOString().slice(0, 10));
    if (lesson) keeper.learn(lesson);
  };
}

/** Two versions for a minute are an upgrade; two for a day are a machine that somebody forgot. */
function watchVersions(
  atStart: string,
  logger: Logger,
): { notice(worker: Workplace): void; expect(version: string): void } {
  let ours = atStart;
  const noticed = new Set<string>();
  return {
    notice({ name, rules }) {
      if (rules === ours || noticed.has(rules)) return;
      noticed.add(rules);
      logger.warn({ worker: name, rules, ours }, 'a worker judges by another version of the rules');
    },
    expect(version) {
      ours = version;
      noticed.clear();
    },
  };
}

async function judge(transaction: Transaction, capabilities: Capabilities, means: Means): Promise<Outcome> {
  const id = ulid();
  const started = performance.now();
  const elapsed = (): number => performance.now() - started;
  try {
    const { replaceBody, quarantine: canQuarantine } = capabilities;
    const reply = await means.dispatcher.ask({ id, transaction, replaceBody, canQuarantine });
    means.noticeRules(reply.worker);
    return judged(reply, elapsed(), means.logger);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return fallback({ id, transaction, capabilities, fault: error }, elapsed(), means);
  }
}

/** As the embedded engine logs it, and who has judged by which rules. Throws what went wrong in the worker. */
function judged({ id, worker, outcome }: Reply, elapsedMs: number, logger: Logger): Outcome {
  if (outcome.kind === 'failed') throw new Fault(outcome.code, `worker ${worker.name}: ${outcome.reason}`);
  const { report, edits } = outcome;
  const { verdict, score, disposition, brand, language, origin } = report;
  const rules = report.findings.map(({ rule }) => rule);
  const by = { worker: worker.name, rulesVersion: worker.rules };
  logger.info(
    { id, verdict, score, disposition, brand, role: origin.role, language, rules, elapsedMs, ...by },
    'message judged',
  );
  return { kind: 'edits', edits, report: { ...report, elapsedMs: Math.round(elapsedMs * 10) / 10 } };
}

interface Unjudged {
  readonly id: string;
  readonly transaction: Transaction;
  readonly capabilities: Capabilities;
  readonly fault: Fault;
}

async function fallback(unjudged: Unjudged, elapsedMs: number, means: Means): Promise<Outcome> {
  const { configuration, here, logger } = means;
  const { id, transaction, capabilities, fault } = unjudged;
  const option = optionFor(fault, configuration);
  const authservId = ownAuthservId(configuration);
  if (option !== 'analyse-here')
    return withoutAnalysis({ id, transaction, fault, option, authservId }, logger);
  if (!here) throw fault;
  logger.warn({ id, code: fault.code, option, err: fault }, 'message is analysed without the queue');
  const remainingMs = Math.max(1, configuration.engine.deadlineMs - Math.ceil(elapsedMs));
  return here.analyseWithin(transaction, capabilities, remainingMs);
}

function optionFor({ code }: Fault, { engine, queue }: Configuration): Configuration['queue']['onQueueDown'] {
  if (code === 'deadline-passed') return engine.onDeadline;
  return code === 'queue-unavailable' || code === 'overloaded' ? queue.onQueueDown : engine.onFault;
}
