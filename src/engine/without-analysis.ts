import type { Fault } from '../fault.ts';
import type { Transaction } from '../message/transaction.ts';
import { rewriteUnavailable } from '../rewrite/rewrite.ts';
import type { Logger } from '../telemetry/logger.ts';
import { unavailable } from '../verdict/unavailable.ts';
import { verdictJson } from '../verdict/verdict-json.ts';
import type { Outcome } from './engine.ts';

/** A message that got no analysis, and what the administrator wants to become of it. */
export interface Unanalysed {
  readonly id: string;
  readonly transaction: Transaction;
  readonly fault: Fault;
  readonly option: 'deliver-unavailable' | 'tempfail';
  /** Our name in `Authentication-Results`, lower case; undefined for none. */
  readonly authservId: string | undefined;
}

/** The message is never lost and never delivered unmarked in silence. */
export function withoutAnalysis(
  { id, transaction, fault, option, authservId }: Unanalysed,
  logger: Logger,
): Outcome {
  logger.warn({ id, code: fault.code, option, err: fault }, 'message not analysed');
  if (option === 'tempfail') return { kind: 'try-later', reason: fault.outside, fault: fault.code };
  const report = verdictJson(unavailable(fault.outside), { id, messageId: '', elapsedMs: 0 });
  const edits = rewriteUnavailable(transaction.content, id, authservId);
  return { kind: 'edits', edits, report, fault: fault.code };
}
