import type { ExpertiseSource } from '../analysis/expertise.ts';
import type { Circumstances } from '../analysis/pipeline.ts';
import type { Configuration } from '../config/configuration.ts';
import type { MemorySettings } from '../memory/memory-settings.ts';
import type { Transaction } from '../message/transaction.ts';
import { authenticationMode } from './authentication-mode.ts';
import type { PictureSettings } from './picture-settings.ts';
import { rewriteOptionsOf } from './rewrite-options.ts';
import type { SealSettings } from './sealer.ts';
import type { VerificationSettings } from './verifier.ts';

/** What every worker thread starts from. */
export interface ThreadData {
  readonly source: ExpertiseSource;
  /** Absent when nothing is remembered. */
  readonly memory?: MemorySettings;
  /** Absent when authentication is not verified here. */
  readonly verification?: VerificationSettings;
  /** Absent when nothing is sealed. */
  readonly sealing?: SealSettings;
  readonly pictures: PictureSettings;
}

/** What a worker thread gets to do; survives structured cloning. */
export interface AnalysisTask extends Circumstances {
  readonly transaction: Transaction;
}

/** One message to analyse as the administrator set it, here or in a worker of the queue. */
export function analysisTask(
  configuration: Configuration,
  message: Pick<AnalysisTask, 'id' | 'transaction' | 'today' | 'replaceBody' | 'canQuarantine'>,
): AnalysisTask {
  const { id, transaction, today, replaceBody, canQuarantine } = message;
  return {
    id,
    transaction,
    today,
    replaceBody,
    canQuarantine,
    trusted: authenticationMode(configuration.authentication).trusted,
    ...rewriteOptionsOf(configuration),
  };
}
