import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Analysis } from '../analysis/analysis.ts';
import type { ExpertiseSource } from '../analysis/expertise.ts';
import { Fault } from '../fault.ts';
import type { MemorySettings } from '../memory/memory-settings.ts';
import { startShadowKeeper } from '../shadow/shadow-keeper.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { AnalysisTask, ThreadData } from './analysis-task.ts';
import type { PictureSettings } from './picture-settings.ts';
import type { SealSettings } from './sealer.ts';
import type { VerificationSettings } from './verifier.ts';

export interface PoolOptions {
  /** Read once, compiled in every thread, so that all threads judge alike. */
  readonly source: ExpertiseSource;
  /** Where threads look up who knows a sender; without it nobody is asked. */
  readonly memory?: MemorySettings;
  /** How threads verify authentication; without it they do not. */
  readonly verification?: VerificationSettings;
  /** How threads seal what they change; without it they do not. */
  readonly sealing?: SealSettings;
  /** How threads read pictures; without it, words in them stay unread. */
  readonly pictures?: PictureSettings;
  /** 0 means one per processor. */
  readonly threads: number;
  /** Tasks that may wait for a thread; one more is refused with the fault `overloaded`. */
  readonly maxWaiting: number;
  /** Told where a second set of rules judges otherwise, which is counted, too; without it nothing is. */
  readonly logger?: Logger;
}

/** Worker threads that analyse messages. A thread that outlives its deadline is ended and replaced. */
export interface AnalysisPool {
  readonly threads: number;
  /** Resolves once every thread has compiled the rules; rejects with the fault `analysis-failed`. */
  ready(): Promise<void>;
  /** Throws the faults `deadline-passed`, `overloaded` or `analysis-failed`. */
  run(task: AnalysisTask, deadlineMs: number): Promise<Analysis>;
  close(): Promise<void>;
}

/**
 * A message that waits for the DNS keeps nobody from the processor. More at once would make more messages pay when
 * a thread is ended at a deadline: all that it had under way are then handled as `onFault` says.
 */
const MESSAGES_PER_VERIFYING_THREAD = 4;

/** Starts the threads; they compile the rules while the caller goes on. */
export function startAnalysisPool(options: PoolOptions): AnalysisPool {
  const { source, memory, verification, sealing, pictures = {}, threads, maxWaiting, logger } = options;
  const count = threads === 0 ? availableParallelism() : threads;
  const pool = new Piscina({
    filename: new URL('./analysis-thread.ts', import.meta.url).href,
    name: 'analyseTask',
    minThreads: count,
    maxThreads: count,
    concurrentTasksPerWorker: verification ? MESSAGES_PER_VERIFYING_THREAD : 1,
    workerData: {
      source,
      pictures,
      ...(memory && { memory }),
      ...(verification && { verification }),
      ...(sealing && { sealing }),
    } satisfies ThreadData,
    // Messages wait for threads, threads rarely for messages: spinning on Atomics would burn a processor.
    atomics: 'disabled',
  });
  const keeper = source.shadow && logger && startShadowKeeper(source.shadow, logger);
  return {
    threads: count,
    ready: async () => {
      await warmUp(pool, count);
      keeper?.begin();
    },
    run: bounded(count + maxWaiting, async (task, deadlineMs) => {
      const analysis = await runBeforeDeadline(pool, task, deadlineMs);
      keeper?.note(task.id, analysis);
      return analysis;
    }),
    close: async () => {
      await pool.destroy();
      keeper?.close();
    },
  };
}

/**
 * One harmless message per thread. Threads start empty: without this the first messages of the day would wait
 * for the rules to compile.
 */
async function warmUp(pool: Piscina, threads: number): Promise<void> {
  const content = new TextEncoder().encode('From: warm-up <warm-up@example.invalid>\r\n\r\nWarm-up\r\n');
  const task: AnalysisTask = {
    transaction: { client: {}, envelope: { forwardPaths: [] }, content },
    id: 'warm-up',
    today: '1970-01-01',
    trusted: { kind: 'none' },
    replaceBody: false,
    bannerFrom: 'never',
    defaultLanguage: 'en',
  };
  try {
    await Promise.all(Array.from({ length: threads }, () => pool.run(task)));
  } catch (cause) {
    throw faultOf(cause, false);
  }
}

/**
 * Refuses what is beyond so many tasks under way. Piscina's own limit leaves out tasks that can be aborted, which
 * all of ours are.
 */
function bounded(most: number, run: AnalysisPool['run']): AnalysisPool['run'] {
  let underWay = 0;
  return async (task, deadlineMs) => {
    if (underWay >= most) throw new Fault('overloaded', 'too many messages wait for a thread');
    underWay++;
    try {
      return await run(task, deadlineMs);
    } finally {
      underWay--;
    }
  };
}

async function runBeforeDeadline(pool: Piscina, task: AnalysisTask, deadlineMs: number): Promise<Analysis> {
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    return (await pool.run(task, { signal })) as Analysis;
  } catch (cause) {
    throw faultOf(cause, signal.aborted);
  }
}

function faultOf(cause: unknown, deadlinePassed: boolean): Fault {
  if (deadlinePassed)
    return new Fault('deadline-passed', 'the analysis did not end before its deadline', { cause });
  const message = cause instanceof Error ? cause.message : String(cause);
  return new Fault('analysis-failed', message, { cause });
}
