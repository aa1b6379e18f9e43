import type { Circumstances } from '../analysis/pipeline.ts';
import type { Transaction } from '../message/transaction.ts';

/** What a worker thread gets to do; survives structured cloning. */
export interface AnalysisTask extends Circumstances {
  readonly transaction: Transaction;
}
