import type { Correspondence } from '../signals/correspondence.ts';
import { beforeDeadline, TooLate } from './before-deadline.ts';
import type { Correspondents } from './correspondents.ts';
import { hashesOf, keyedHash } from './keyed-hash.ts';
import type { MemorySettings } from './memory-settings.ts';
import { MANY, type MemoryStore, type Tally } from './memory-store.ts';
import { openReader } from './open-store.ts';

/** What is remembered of a sender; undefined when nothing can be told in time. Never rejects. */
export type Recall = (correspondents: Correspondents) => Promise<Correspondence | undefined>;

/** After a failure nobody asks for so long: each message would wait for nothing. */
const PAUSE_MS = 5_000;

/** Looks things up in the place of the settings, which is opened with the first question. */
export function recallFrom(settings: MemorySettings): Recall {
  const hash = keyedHash(settings.key);
  let opening: Promise<MemoryStore> | undefined;
  let pausedUntil = Number.NEGATIVE_INFINITY;

  async function ask(correspondents: Correspondents): Promise<Correspondence> {
    const { day, users } = correspondents;
    opening ??= openReader(settings, day);
    const store = await opening;
    const hashes = hashesOf(correspondents, hash);
    const tally = await store.tally(hashes.party, hashes.users, day - settings.retentionDays);
    return correspondenceOf(tally, users.length, day - settings.learningDays);
  }

  /** Opened anew next time: the place may be another by then. */
  function closeAndForget(): void {
    opening?.then((store) => store.close()).catch(() => {});
    opening = undefined;
  }

  return async (correspondents) => {
    if (performance.now() < pausedUntil) return undefined;
    try {
      return await beforeDeadline(ask(correspondents), settings.lookupMs);
    } catch (error) {
      pausedUntil = performance.now() + PAUSE_MS;
      // A place that is only slow is kept: what took so long may have been to open it.
      if (!(error instanceof TooLate)) closeAndForget();
      return undefined;
    }
  };
}

/** @param youngest the last day on which a memory may have begun that tells who is new */
export function correspondenceOf(tally: Tally, users: number, youngest: number): Correspondence {
  const { began, wrote, verified, unverified, askedWrote } = tally;
  const known = Math.max(wrote, verified);
  return {
    ...(began <= youngest && { firstContact: known + unverified === 0 }),
    recipientWroteBefore: users > 0 && askedWrote === users,
    knownTo: known === 0 ? 'nobody' : known < MANY ? 'few' : 'many',
  };
}
