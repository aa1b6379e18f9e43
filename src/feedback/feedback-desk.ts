import { createHash, createHmac } from 'node:crypto';
import { ulid } from 'ulid';
import type { Engine, FeedbackDesk, FeedbackReceipt, Transaction } from '../engine/engine.ts';
import type { Logger } from '../telemetry/logger.ts';
import { authorAddress } from './author-address.ts';
import type { Feedback, FeedbackEntry, FeedbackKind } from './feedback.ts';
import type { FeedbackStore } from './feedback-store.ts';
import { forwardedMessages } from './forwarded-messages.ts';
import { JudgedReport } from './judged-report.ts';
import { suggest } from './suggestion.ts';

/** How reports are taken. */
export interface DeskSettings {
  /** Forward-paths to which own users send false alarms and misses; empty for none. */
  readonly notSpamAddress: string;
  readonly missAddress: string;
  /** Reports of one person in 24 hours; more are refused. */
  readonly perDay: number;
  readonly keepOriginals: boolean;
  /** Of the hashes of reporters. */
  readonly key: string;
}

/** Reports of everybody together in 24 hours: one hundred stolen accounts shall not fill the disk. */
const DAILY_LIMIT = 1_000;

const DAY_MS = 86_400_000;

/** Larger messages are reported without the message. */
const LARGEST_KEPT = 30_000_000;

/** Takes what own users say about verdicts. Nothing of it is ever applied without an administrator. */
export function openFeedbackDesk(
  engine: Pick<Engine, 'analyse'>,
  store: FeedbackStore,
  settings: DeskSettings,
  logger: Logger,
): FeedbackDesk {
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: a limit that is counted twice at once is none. */
  const take = (feedback: Feedback): Promise<FeedbackReceipt> => {
    const taken = last.then(() => takeOne(feedback, engine, store, settings));
    last = taken.catch(() => undefined);
    return taken.then((receipt) => {
      logger.info({ channel: feedback.channel, feedback: feedback.kind, ...receipt }, 'feedback');
      return receipt;
    });
  };
  return {
    concerns: ({ forwardPaths }) => forwardPaths.some((path) => kindOf(path, settings) !== undefined),
    takeForwarded(transaction) {
      for (const feedback of forwardedFeedback(transaction, settings)) {
        take(feedback).catch((error: unknown) => logger.error({ err: error }, 'feedback could not be taken'));
      }
    },
    take,
  };
}

function kindOf(path: string, { notSpamAddress, missAddress }: DeskSettings): FeedbackKind | undefined {
  const address = path.toLowerCase();
  if (address === '') return undefined;
  if (address === notSpamAddress.toLowerCase()) return 'false-alarm';
  return address === missAddress.toLowerCase() ? 'miss' : undefined;
}

/** A forward without an attached message says nothing: the header of the reported message is lost. */
function forwardedFeedback({ envelope, content }: Transaction, settings: DeskSettings): Feedback[] {
  const { forwardPaths, reversePath = '' } = envelope;
  const kinds = new Set(forwardPaths.flatMap((path) => kindOf(path, settings) ?? []));
  const [kind, other] = kinds;
  if (kind === undefined || other !== undefined) return [];
  return forwardedMessages(content).map((message) => ({
    ...{ kind, channel: 'forward', content: message, reporter: reversePath.toLowerCase() },
  }));
}

async function takeOne(
  feedback: Feedback,
  engine: Pick<Engine, 'analyse'>,
  store: FeedbackStore,
  settings: DeskSettings,
): Promise<FeedbackReceipt> {
  const { kind, content } = feedback;
  const entries = store.entries();
  const sha256 = createHash('sha256').update(content).digest('hex');
  const known = entries.find((entry) => entry.sha256 === sha256 && entry.kind === kind);
  if (known) return { kind: 'taken', id: known.id };
  const reporter = createHmac('sha256', settings.key)
    .update(`reporter:${feedback.reporter}`)
    .digest('hex')
    .slice(0, 24);
  const since = new Date(Date.now() - DAY_MS).toISOString();
  const today = entries.filter(({ received }) => received > since);
  const own = today.filter((entry) => entry.reporter === reporter);
  if (own.length >= settings.perDay || today.length >= DAILY_LIMIT)
    return { kind: 'refused', reason: 'too many reports today' };
  const transaction = { client: {}, envelope: { forwardPaths: [] }, content };
  const outcome = await engine.analyse(transaction, { replaceBody: false, quarantine: false });
  const report = outcome.kind === 'edits' ? JudgedReport.safeParse(outcome.report) : undefined;
  if (!report?.success) return { kind: 'unjudged', reason: 'the message cannot be judged now' };
  const original = settings.keepOriginals && content.length <= LARGEST_KEPT;
  const entry = entryOf({ ...feedback, reporter }, report.data, { sha256, original });
  store.save(entry, original ? content : undefined);
  return { kind: 'taken', id: entry.id };
}

function entryOf(
  { kind, channel, content, reporter }: Feedback,
  { verdict, score, brand, language, origin, findings }: JudgedReport,
  { sha256, original }: Pick<FeedbackEntry, 'sha256' | 'original'>,
): FeedbackEntry {
  const { domain, role, authentication } = origin;
  return {
    ...{ id: ulid(), kind, channel, received: new Date().toISOString(), reporter, sha256 },
    ...{ verdict, score, brand, domain, role, language, original },
    authenticated: authentication.dmarc === 'pass',
    rules: findings.map(({ rule }) => rule),
    state: 'open',
    suggestion: suggest({ kind, brand, domain, role, address: authorAddress(content) }),
  };
}
