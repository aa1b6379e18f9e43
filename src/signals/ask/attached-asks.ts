import type { Facts } from '../facts.ts';
import type { AskKind } from '../signal.ts';
import type { PhraseBook } from './phrase-book.ts';
import type { AskHit } from './phrases/hit.ts';

/** What every invoice, ticket and manual asks for. */
const EVERYDAY: ReadonlySet<AskKind> = new Set<AskKind>([
  'pay',
  'call',
  'reply',
  'confirm-order',
  'open-attachment',
  'move-channel',
  'install',
  'scan-code',
  'appointment',
]);

/** The lure that tells "log in to your account", which invoices say, from "your account is blocked". */
const LOG_IN = 'log-in';

/**
 * What attached documents ask for. Under the name of a brand in the From field everything counts. Else a reseller may be
 * sending the bill for what the subject names, and only an alarm counts. Words are read in a picture only where it is the
 * message itself: there everything counts as in a text.
 */
export function attachedAsks(
  { mentions, attachments }: Pick<Facts, 'mentions' | 'attachments'>,
  phrases: PhraseBook,
): readonly AskHit[] {
  const asks = attachments.flatMap((attachment) => phrases.hitsWithin(attachment).asks);
  const isClaimed = mentions.some(({ where, ambiguous }) => where.startsWith('from.') && !ambiguous);
  if (isClaimed) return asks;
  return asks.filter(({ id, kind, where }) => where === 'image' || (id !== LOG_IN && !EVERYDAY.has(kind)));
}
