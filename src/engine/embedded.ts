import { ulid } from 'ulid';
import type { Analysis } from '../analysis/analysis.ts';
import type { ExpertiseSource } from '../analysis/expertise.ts';
import type { Configuration } from '../config/configuration.ts';
import { Fault } from '../fault.ts';
import { outgoingLesson } from '../memory/lesson.ts';
import { type MemoryKeeper, startMemoryKeeper } from '../memory/memory-keeper.ts';
import type { MemorySettings } from '../memory/memory-settings.ts';
import type { Envelope, Transaction } from '../message/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { verdictJson } from '../verdict/verdict-json.ts';
import { analysisTask } from './analysis-task.ts';
import { authenticationMode } from './authentication-mode.ts';
import { outboundOf, startBannerStripper } from './banner-stripper.ts';
import type { Capabilities, Engine, Outcome } from './engine.ts';
import { pictureSettings } from './picture-settings.ts';
import { type ReloadablePool, startReloadablePool } from './reloadable-pool.ts';
import { ownAuthservId } from './rewrite-options.ts';
import { sealSettings } from './sealer.ts';
import { withoutAnalysis } from './without-analysis.ts';

/** An engine in this process: worker threads, no Redis. */
export interface EmbeddedEngine extends Engine {
  readonly threads: number;
  /** As `analyse`, in place of a deadline of its own. */
  analyseWithin(transaction: Transaction, capabilities: Capabilities, deadlineMs: number): Promise<Outcome>;
  /** Judges every further message by other rules; those under way end with theirs. Rejects, and nothing has changed. */
  replaceRules(source: ExpertiseSource): Promise<void>;
}

/** Starts the threads, waits until they are ready, and hands back an engine that owns deadline and failure options. */
export async function startEmbeddedEngine(
  configuration: Configuration,
  source: ExpertiseSource,
  logger: Logger,
  memory?: MemorySettings,
): Promise<EmbeddedEngine> {
  const { threads, maxWaiting } = configuration.engine;
  const keeper = memory && startMemoryKeeper(memory, logger);
  const { verification } = authenticationMode(configuration.authentication);
  const sealing = sealSettings(configuration);
  const pool = startReloadablePool({
    source,
    logger,
    pictures: pictureSettings(configuration, logger),
    threads,
    maxWaiting,
    ...(memory && { memory }),
    ...(verification && { verification }),
    ...(sealing && { sealing }),
  });
  await pool.ready();
  const stripper = startBannerStripper(configuration, source, logger);
  const means: Means = { configuration, pool, logger, ...(keeper && { keeper }) };
  return {
    threads: pool.threads,
    analyse: (transaction, capabilities) =>
      judge(transaction, capabilities, means, configuration.engine.deadlineMs),
    analyseWithin: (transaction, capabilities, deadlineMs) =>
      judge(transaction, capabilities, means, deadlineMs),
    ...(keeper && { noteSubmission: (envelope: Envelope) => learnSubmission(keeper, envelope) }),
    async replaceRules(next) {
      await pool.replace(next);
      stripper.replaceBanners(next);
    },
    ...outboundOf(stripper, configuration),
    close: async () => {
      await pool.close();
      await stripper.close();
      await keeper?.close();
    },
  };
}

interface Means {
  readonly configuration: Configuration;
  readonly pool: ReloadablePool;
  readonly logger: Logger;
  /** Absent when nothing is remembered. */
  readonly keeper?: MemoryKeeper;
}

function learnSubmission(keeper: MemoryKeeper, envelope: Envelope): void {
  const lesson = outgoingLesson(envelope, today());
  if (lesson) keeper.learn(lesson);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function judge(
  transaction: Transaction,
  capabilities: Capabilities,
  means: Means,
  deadlineMs: number,
): Promise<Outcome> {
  const { configuration, pool, logger, keeper } = means;
  const id = ulid();
  const started = performance.now();
  const { replaceBody, quarantine: canQuarantine } = capabilities;
  const message = { id, transaction, today: today(), replaceBody, canQuarantine };
  const task = analysisTask(configuration, message);
  try {
    const analysis = await pool.run(task, deadlineMs);
    if (analysis.lesson) keeper?.learn(analysis.lesson);
    return judged(id, analysis, performance.now() - started, logger);
  } catch (error) {
    return failed(id, transaction, error, means);
  }
}

/** The log tells what was decided and by which rules, and not one word of the message. */
function judged(
  id: string,
  { verdict, messageId, edits, rulesVersion = '' }: Analysis,
  elapsedMs: number,
  logger: Logger,
): Outcome {
  const report = verdictJson(verdict, { id, messageId, elapsedMs, rulesVersion });
  const { kind, score, disposition, brand, origin, language } = verdict;
  const rules = verdict.findings.map(({ rule }) => rule);
  const role = origin.role;
  logger.info(
    { id, verdict: kind, score, disposition, brand, role, language, rules, elapsedMs, rulesVersion },
    'message judged',
  );
  return { kind: 'edits', edits, report };
}

function failed(id: string, transaction: Transaction, error: unknown, means: Means): Outcome {
  if (!(error instanceof Fault)) throw error;
  const { onDeadline, onFault } = means.configuration.engine;
  const option = error.code === 'deadline-passed' ? onDeadline : onFault;
  const authservId = ownAuthservId(means.configuration);
  return withoutAnalysis({ id, transaction, fault: error, option, authservId }, means.logger);
}
