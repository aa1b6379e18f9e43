import { Fault } from '../fault.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { CheckedRules } from './read-rules.ts';

/** What came of a wish for new rules. */
type ReloadOutcome =
  | {
      readonly ok: true;
      /** The version that holds from now on, and the one that held before. */
      readonly rulesVersion: string;
      readonly previousVersion: string;
      readonly rules: number;
      readonly brands: number;
      /** Workers that were told to read their rules, where there is a queue. */
      readonly workersTold?: number;
    }
  | {
      readonly ok: false;
      /** The version that still holds. */
      readonly rulesVersion: string;
      /** `file:line:column what (cure)`, each once; at most a page. */
      readonly problems: readonly string[];
    };

/** Reads the rules again and judges by them from then on; what is wrong is refused, and the old ones stay. */
export interface Reloader {
  /** Never rejects. Wishes that come while one is carried out are carried out after it. */
  reload(): Promise<ReloadOutcome>;
}

export interface ReloadMeans {
  /** Throws the faults `rules-invalid` and `input-unreadable`. */
  read(): Promise<CheckedRules>;
  /** Judges by them from now on; rejects when that cannot be. Resolves with the number of workers told, if any. */
  apply(checked: CheckedRules): Promise<number | undefined>;
  readonly logger: Logger;
  /** The version that holds at the start. */
  readonly version: string;
}

/** A page is what a person reads; the rest is counted. */
const PROBLEMS_TOLD = 40;

export function createReloader({ read, apply, logger, version }: ReloadMeans): Reloader {
  let inForce = version;
  let last: Promise<unknown> = Promise.resolve();
  async function reloadOnce(): Promise<ReloadOutcome> {
    try {
      const checked = await read();
      const workersTold = await apply(checked);
      const previousVersion = inForce;
      inForce = checked.version;
      const { rules, brands } = checked;
      const told = workersTold === undefined ? {} : { workersTold };
      const changed = { rulesVersion: inForce, previousVersion, rules, brands, ...told };
      logger.info(changed, 'rules reloaded');
      return { ok: true, ...changed };
    } catch (error) {
      const problems = problemsOf(error);
      logger.error({ rulesVersion: inForce, problems }, 'new rules refused; the old ones stay');
      return { ok: false, rulesVersion: inForce, problems };
    }
  }
  return {
    reload() {
      const outcome = last.then(reloadOnce);
      last = outcome;
      return outcome;
    },
  };
}

function problemsOf(error: unknown): string[] {
  if (!(error instanceof Fault)) throw error;
  const lines = error.message.split('\n');
  const rest = lines.length - PROBLEMS_TOLD;
  return rest > 0 ? [...lines.slice(0, PROBLEMS_TOLD), `… and ${rest} more`] : lines;
}
