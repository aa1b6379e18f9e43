import type { Configuration } from '../../config/configuration.ts';
import { Fault } from '../../fault.ts';
import type { MemoryKeeper } from '../../memory/memory-keeper.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { verdictJson } from '../../verdict/verdict-json.ts';
import type { AnalysisPool } from '../analysis-pool.ts';
import { type AnalysisTask, analysisTask } from '../analysis-task.ts';
import type { QueuedMessage } from './queued-message.ts';
import type { Reply, Report, WorkerFault } from './reply.ts';

/** What a worker judges with. */
export interface WorkerMeans {
  readonly configuration: Configuration;
  readonly pool: AnalysisPool;
  readonly logger: Logger;
  /** Absent when nothing is remembered. */
  readonly keeper?: MemoryKeeper;
  /** Absent where nobody asks for figures. */
  readonly metrics?: Metrics;
}

/**
 * Judges one message within so many milliseconds. Doing it twice is harmless: the verdict is the same, and so is what is
 * learnt. Never rejects.
 */
export async function answerMessage(
  message: QueuedMessage,
  deadlineMs: number,
  means: WorkerMeans,
): Promise<Reply['outcome']> {
  const leave = means.metrics?.enter(message.transaction.content.length);
  const started = performance.now();
  const { id } = message;
  try {
    const analysis = await means.pool.run(taskOf(message, means.configuration), deadlineMs);
    if (analysis.lesson) means.keeper?.learn(analysis.lesson);
    const elapsedMs = performance.now() - started;
    means.metrics?.analysed(elapsedMs / 1_000);
    const { verdict, messageId, edits, rulesVersion } = analysis;
    const label = { id, messageId, elapsedMs, ...(rulesVersion !== undefined && { rulesVersion }) };
    means.logger.info({ id, verdict: verdict.kind, elapsedMs }, 'message of the queue judged');
    // The public JSON has these keys for every message.
    return { kind: 'judged', report: verdictJson(verdict, label) as Report, edits };
  } catch (error) {
    means.logger.warn({ id, err: error }, 'message of the queue not analysed');
    const failed = failure(error);
    means.metrics?.unavailable(failed.code);
    return failed;
  } finally {
    leave?.();
  }
}

function taskOf(message: QueuedMessage, configuration: Configuration): AnalysisTask {
  const today = new Date().toISOString().slice(0, 10);
  return analysisTask(configuration, { ...message, today });
}

const OWN_CODES: ReadonlySet<string> = new Set<WorkerFault>(['deadline-passed', 'overloaded']);

/** What the gateway hears of a failure: it handles it as its own options say. */
export function failure(error: unknown): Extract<Reply['outcome'], { kind: 'failed' }> {
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Fault && OWN_CODES.has(error.code) ? (error.code as WorkerFault) : undefined;
  return { kind: 'failed', code: code ?? 'analysis-failed', reason };
}
