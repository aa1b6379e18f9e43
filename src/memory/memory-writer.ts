import { entriesOf, keyedHash } from './keyed-hash.ts';
import type { Lesson } from './lesson.ts';
import type { MemorySettings } from './memory-settings.ts';
import type { MemoryStore } from './memory-store.ts';
import { openWriter } from './open-store.ts';

/** What the log should tell; each once until it changes. */
export type MemoryEvent =
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'reachable' }
  /** The damaged file was moved here, and the memory starts anew. */
  | { readonly kind: 'damaged'; readonly aside: string };

/** The one hand that writes. No method rejects: what cannot be written is not remembered. */
export interface MemoryWriter {
  learn(lessons: readonly Lesson[]): Promise<void>;
  /** Removes a bounded number of entries that are too old or too many. */
  purge(): Promise<void>;
  close(): Promise<void>;
}

/** Takes SQLite some ten milliseconds and Redis a few. */
const PURGE_AT_MOST = 2_000;

/** A flood of invented senders must not outrun the regular purge. */
const LESSONS_BETWEEN_PURGES = 1_000;

/**
 * @param today days since 1970-01-01
 * @param report told when the place cannot be reached, when it can again, and when a file was damaged
 */
export function memoryWriter(
  settings: MemorySettings,
  today: () => number,
  report: (event: MemoryEvent) => void,
): MemoryWriter {
  const hash = keyedHash(settings.key);
  let store: MemoryStore | undefined;
  let reachable = true;
  let lessonsUntilPurge = LESSONS_BETWEEN_PURGES;

  async function attempt(work: (open: MemoryStore) => Promise<unknown>): Promise<void> {
    try {
      store ??= await openWriter(settings, {
        today: today(),
        onDamage: (aside) => report({ kind: 'damaged', aside }),
      });
      await work(store);
      if (!reachable) report({ kind: 'reachable' });
      reachable = true;
    } catch (error) {
      if (reachable) report({ kind: 'unreachable', reason: String(error) });
      reachable = false;
      await close();
    }
  }

  /** Opened anew next time: the place may be another by then. */
  async function close(): Promise<void> {
    await store?.close().catch(() => {});
    store = undefined;
  }

  async function purge(): Promise<void> {
    lessonsUntilPurge = LESSONS_BETWEEN_PURGES;
    const { retentionDays, maxEntries } = settings;
    const since = today() - retentionDays;
    await attempt((open) => open.purge({ since, maxEntries, atMost: PURGE_AT_MOST }));
  }

  return {
    async learn(lessons) {
      await attempt((open) => open.learn(lessons.flatMap((lesson) => entriesOf(lesson, hash))));
      lessonsUntilPurge -= lessons.length;
      if (lessonsUntilPurge <= 0) await purge();
    },
    purge,
    close,
  };
}
