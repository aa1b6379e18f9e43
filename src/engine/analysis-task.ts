import type { ExpertiseSource } from '../analysis/expertise.ts';
import type { Circumstances } from '../analysis/pipeline.ts';
import type { Configuration } from '../config/configuration.ts';
import type { MemorySettings } from '../memory/memory-settings.ts';
import type { Transaction } from '../message/transaction.ts';
import { authenticationMode } from './authentication-mode.ts';
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

/** One message to analyse as the administrator set it, here or in a worker of the queue. */
export function analysisTask(
  { banner, authentication }: Configuration,
  message: Pick<AnalysisTask, 'id' | 'transaction' | 'today' | 'replaceBody'>,
): AnalysisTask {
  const { id, transaction, today, replaceBody } = message;
  return {
    id,
    transaction,
    today,
    replaceBody,
    trusted: authenticationMode(authentication).trusted,
    bannerFrom: banner.from,
    choices: banner,
    defaultLanguage: banner.defaultLanguage,
  };
}
