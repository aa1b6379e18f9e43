import { Worker } from 'node:worker_threads';
import type { ExpertiseSource } from '../analysis/expertise.ts';
import type { ShadowPlace } from '../analysis/shadow-folder.ts';
import { Fault } from '../fault.ts';

/** Where the rules are: the shipped ones, and the administrator's own. */
export interface RulePlace {
  readonly folder: string;
  /** `local/` in the folder unless told. */
  readonly local?: string;
  /** A second set beside it. */
  readonly shadow?: ShadowPlace;
}

/** A set of rules that has been read and checked, and what to tell about it. */
export interface CheckedRules {
  readonly source: ExpertiseSource;
  readonly version: string;
  readonly rules: number;
  readonly brands: number;
}

/** What the thread that reads answers; survives structured cloning. */
export type RulesReading =
  | { readonly ok: true; readonly checked: CheckedRules }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads and checks the rules in a thread of its own: it takes seconds, in which the thread of the mail servers shall go
 * on answering. Throws the fault `rules-invalid` with one problem per line, and `input-unreadable`.
 */
export async function readRules(place: RulePlace): Promise<CheckedRules> {
  const reading = await readInThread(place);
  if (reading.ok) return reading.checked;
  throw new Fault('rules-invalid', reading.problems.join('\n'));
}

function readInThread(place: RulePlace): Promise<RulesReading> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./read-rules-thread.ts', import.meta.url), { workerData: place });
    const fail = (cause: unknown): void => {
      const inside =
        cause instanceof Error ? cause.message : `the thread that reads the rules ended: ${cause}`;
      reject(new Fault('input-unreadable', inside, { cause }));
    };
    thread.once('message', (reading: RulesReading) => {
      resolve(reading);
      void thread.terminate();
    });
    thread.once('error', fail);
    thread.once('exit', fail);
  });
}
