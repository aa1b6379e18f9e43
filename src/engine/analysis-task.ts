import type { ExpertiseSource } from '../analysis/expertise.ts';
import type { Circumstances } from '../analysis/pipeline.ts';
import type { MemorySettings } from '../memory/memory-settings.ts';
import type { Transaction } from '../message/transaction.ts';
import type { VerificationSettings } from './verifier.ts';

/** What every worker thread starts from. */
export interface ThreadData {
  readonly source: ExpertiseSource;
  /** Absent when nothing is remembered. */
  readonly memory?: MemorySettings;
  /** Absent when authentication is not verified here. */
  readonly verification?: VerificationSettings;
}

/** What a worker thread gets to do; survives structured cloning. */
export interface AnalysisTask extends Circumstances {
  readonly transaction: Transaction;
}
