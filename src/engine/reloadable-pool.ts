import type { ExpertiseSource } from '../analysis/expertise.ts';
import { type AnalysisPool, type PoolOptions, startAnalysisPool } from './analysis-pool.ts';

/** Threads whose rules can be replaced while messages flow. */
export interface ReloadablePool extends AnalysisPool {
  /**
   * Starts new threads beside the old ones. Once all of them have compiled the new rules, every further message goes to
   * them; those under way end where they are. Where a thread fails, the old ones go on and this rejects.
   */
  replace(source: ExpertiseSource): Promise<void>;
}

/** One generation of threads and what it has still to do. */
interface Generation {
  readonly pool: AnalysisPool;
  underWay: number;
  /** Called when nothing is under way any more, once it is retired. */
  idle?: () => void;
}

/** As `startAnalysisPool`; each message is judged by exactly one set of rules. */
export function startReloadablePool(options: PoolOptions): ReloadablePool {
  let current: Generation = { pool: startAnalysisPool(options), underWay: 0 };
  const retiring = new Set<Promise<void>>();
  return {
    threads: current.pool.threads,
    ready: () => current.pool.ready(),
    run: (task, deadlineMs) => runIn(current, task, deadlineMs),
    async replace(source) {
      const next: Generation = { pool: startAnalysisPool({ ...options, source }), underWay: 0 };
      try {
        await next.pool.ready();
      } catch (error) {
        await next.pool.close();
        throw error;
      }
      const old = current;
      current = next;
      const end = retire(old).finally(() => retiring.delete(end));
      retiring.add(end);
    },
    async close() {
      await current.pool.close();
      await Promise.all(retiring);
    },
  };
}

async function runIn(
  generation: Generation,
  task: Parameters<AnalysisPool['run']>[0],
  deadlineMs: number,
): ReturnType<AnalysisPool['run']> {
  generation.underWay++;
  try {
    return await generation.pool.run(task, deadlineMs);
  } finally {
    generation.underWay--;
    if (generation.underWay === 0) generation.idle?.();
  }
}

/** Each message has a deadline, so this comes to an end. */
async function retire(generation: Generation): Promise<void> {
  if (generation.underWay > 0) {
    await new Promise<void>((resolve) => {
      generation.idle = resolve;
    });
  }
  await generation.pool.close();
}
