import { REQUIRED_SCORE, type SpamRating } from '../spam-rating.ts';
import type { MilterBlock } from './milter-block.ts';

/** The JSON of rspamd's `/checkv2`. */
export function scanReply(rating: SpamRating, milter: MilterBlock, elapsedMs: number): object {
  return {
    is_skipped: false,
    score: rating.score,
    required_score: REQUIRED_SCORE,
    action: actionOf(rating),
    thresholds: { 'add header': REQUIRED_SCORE },
    symbols: symbolsOf(rating),
    messages: {},
    'message-id': rating.messageId.replace(/^<|>$/g, ''),
    urls: [],
    emails: [],
    time_real: elapsedMs / 1000,
    milter,
  };
}

/** What a client makes of `quarantine` and `reject` is its own matter; by default neither is asked for. */
function actionOf({ disposition, flagged }: SpamRating): string {
  if (disposition === 'quarantine' || disposition === 'reject') return disposition;
  return flagged ? 'add header' : 'no action';
}

function symbolsOf({ symbols, verdict }: SpamRating): object {
  const all = [{ name: `COUNTERFOIL_VERDICT_${verdict.toUpperCase()}`, weight: 0 }, ...symbols];
  return Object.fromEntries(
    all.map(({ name, weight }) => [name, { name, score: weight, metric_score: weight, options: [] }]),
  );
}

/** rspamd's words for "try again later". */
export function softReject(): object {
  return {
    is_skipped: false,
    score: 0,
    required_score: REQUIRED_SCORE,
    action: 'soft reject',
    symbols: {},
    messages: { smtp_message: 'Try again later' },
  };
}
