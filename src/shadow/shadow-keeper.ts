import type { Analysis } from '../analysis/analysis.ts';
import type { Logger } from '../telemetry/logger.ts';
import { differenceOf } from './difference.ts';
import { type NotedDifference, openShadowBook, type ShadowBook } from './shadow-book.ts';

/** Compares what the two sets of rules say about each message. Nothing here fails or throws. */
export interface ShadowKeeper {
  /**
   * From now on these two sets judge: counts of others go. Not before, since new rules may still be refused; messages
   * that come without it begin it.
   */
  begin(): void;
  /** @param id of the analysis, under which the log has the message */
  note(id: string, analysis: Analysis): void;
  /** Writes down what is still to be written. */
  close(): void;
}

/** Where the comparison is kept, and of which second set it is. */
export interface ShadowSettings {
  /** The file; empty for none. */
  readonly book: string;
  readonly version: string;
}

/** Messages of so long are written together. */
const COLLECT_MS = 1_000;

/** A second set that differs on everything must not use up the memory. */
const PENDING_LIMIT = 1_000;

/** Without a book the log alone tells of differences. */
export function startShadowKeeper(settings: ShadowSettings, logger: Logger): ShadowKeeper {
  let begun: { readonly book: ShadowBook | undefined } | undefined;
  let messages = 0;
  let pending: NotedDifference[] = [];
  let timer: NodeJS.Timeout | undefined;

  function begin(): void {
    begun ??= { book: openBook(settings, logger) };
  }

  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    if (messages === 0) return;
    try {
      begun?.book?.note(messages, pending, new Date().toISOString());
    } catch (error) {
      logger.warn({ err: error }, 'the comparison of rules could not be written down');
    }
    messages = 0;
    pending = [];
  }

  return {
    begin,
    note(id, { verdict, shadow }) {
      if (!shadow) return;
      begin();
      messages++;
      timer ??= setTimeout(write, COLLECT_MS).unref();
      const difference = differenceOf(verdict, shadow);
      if (!difference) return;
      logger.info({ id, ...difference }, 'shadow differs');
      if (pending.length < PENDING_LIMIT) pending.push({ id, ...difference });
    },
    close() {
      write();
      begun?.book?.close();
    },
  };
}

function openBook({ book, version }: ShadowSettings, logger: Logger): ShadowBook | undefined {
  if (book === '') return undefined;
  try {
    return openShadowBook(book, version);
  } catch (error) {
    logger.warn({ err: error }, 'the comparison of rules cannot be kept; differences are in the log only');
    return undefined;
  }
}
