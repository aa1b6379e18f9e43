import { ulid } from 'ulid';
import type { Analysis } from '../analysis/analysis.ts';
import type { ExpertiseSource } from '../analysis/expertise.ts';
import { trustIn } from '../authentication/read-authentication.ts';
import type { Configuration } from '../config/configuration.ts';
import { Fault } from '../fault.ts';
import type { Transaction } from '../message/transaction.ts';
import { rewriteUnavailable } from '../rewrite/rewrite.ts';
import type { Logger } from '../telemetry/logger.ts';
import { unavailable } from '../verdict/unavailable.ts';
import { verdictJson } from '../verdict/verdict-json.ts';
import { type AnalysisPool, startAnalysisPool } from './analysis-pool.ts';
import type { Capabilities, Engine, Outcome } from './engine.ts';

/** An engine in this process: worker threads, no Redis. */
export interface EmbeddedEngine extends Engine {
  readonly threads: number;
}

/** Starts the threads, waits until they are ready, and hands back an engine that owns deadline and failure options. */
export async function startEmbeddedEngine(
  configuration: Configuration,
  source: ExpertiseSource,
  logger: Logger,
): Promise<EmbeddedEngine> {
  const { threads, maxWaiting } = configuration.engine;
  const pool = startAnalysisPool({ source, threads, maxWaiting });
  await pool.ready();
  return {
    threads: pool.threads,
    analyse: (transaction, capabilities) => judge(transaction, capabilities, { configuration, pool, logger }),
    close: () => pool.close(),
  };
}

interface Means {
  readonly configuration: Configuration;
  readonly pool: AnalysisPool;
  readonly logger: Logger;
}

async function judge(transaction: Transaction, capabilities: Capabilities, means: Means): Promise<Outcome> {
  const { configuration, pool, logger } = means;
  const id = ulid();
  const started = performance.now();
  const task = {
    transaction,
    id,
    today: new Date().toISOString().slice(0, 10),
    trusted: trustIn(configuration.authentication.trustedAuthservIds),
    replaceBody: capabilities.replaceBody,
    bannerFrom: configuration.banner.from,
    defaultLanguage: configuration.banner.defaultLanguage,
  };
  try {
    const analysis = await pool.run(task, configuration.engine.deadlineMs);
    return judged(id, analysis, performance.now() - started, logger);
  } catch (error) {
    return withoutAnalysis(id, transaction, error, means);
  }
}

/** The log tells what was decided and by which rules, and not one word of the message. */
function judged(
  id: string,
  { verdict, messageId, edits }: Analysis,
  elapsedMs: number,
  logger: Logger,
): Outcome {
  const report = verdictJson(verdict, { id, messageId, elapsedMs });
  const { kind, score, disposition, brand, origin, language } = verdict;
  const rules = verdict.findings.map(({ rule }) => rule);
  const role = origin.role;
  logger.info(
    { id, verdict: kind, score, disposition, brand, role, language, rules, elapsedMs },
    'message judged',
  );
  return { kind: 'edits', edits, report };
}

/** The message is never lost and never delivered unmarked in silence. */
function withoutAnalysis(id: string, transaction: Transaction, error: unknown, means: Means): Outcome {
  if (!(error instanceof Fault)) throw error;
  const { onDeadline, onFault } = means.configuration.engine;
  const option = error.code === 'deadline-passed' ? onDeadline : onFault;
  means.logger.warn({ id, code: error.code, option, err: error }, 'message not analysed');
  if (option === 'tempfail') return { kind: 'try-later', reason: error.outside };
  const report = verdictJson(unavailable(error.outside), { id, messageId: '', elapsedMs: 0 });
  return { kind: 'edits', edits: rewriteUnavailable(transaction.content, id), report };
}
