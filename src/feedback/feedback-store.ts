import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Label } from '../evaluation/label.ts';
import { Fault } from '../fault.ts';
import { FeedbackEntry } from './feedback.ts';
import { seal, unseal } from './sealed-message.ts';

/** The site's own labelled mail: one file per report, originals beside them where they are kept. */
export interface FeedbackStore {
  /** In the order of their arrival. */
  entries(): FeedbackEntry[];
  find(id: string): FeedbackEntry | undefined;
  /** Writes the entry and, where the message is to be kept, the message. */
  save(entry: FeedbackEntry, message?: Uint8Array): void;
  /** Throws the fault `input-unreadable` where none is kept, or the key is another. */
  original(id: string): Buffer;
  /** Removes what came before; returns how many. */
  purge(before: string): number;
}

/** ULIDs sort by time, and nothing else is a name of an entry. */
const ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** Where the messages of the labels would be once they are exported. */
export function labelledFile(id: string): string {
  return `messages/${id}.eml`;
}

/** What a report says, as `evaluate` and `tune` read it. */
export function labelOf({ id, kind, brand, language, sha256 }: FeedbackEntry): Label {
  return {
    file: labelledFile(id),
    label: kind === 'miss' ? 'phish-brand' : 'ham',
    brand,
    lang: language,
    campaign: sha256.slice(0, 16),
  };
}

/**
 * Opens the folder, and makes it where there is none.
 *
 * @param key of the originals, 64 hexadecimal digits
 */
export function openFeedbackStore(folder: string, key: string): FeedbackStore {
  const entryFile = (id: string): string => join(folder, 'entries', `${id}.json`);
  const originalFile = (id: string): string => join(folder, 'messages', `${id}.eml.sealed`);
  for (const name of ['entries', 'messages']) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  const store: FeedbackStore = {
    entries: () => entriesIn(join(folder, 'entries')),
    find: (id) => (ID.test(id) ? store.entries().find((entry) => entry.id === id) : undefined),
    save(entry, message) {
      if (message) writeWhole(originalFile(entry.id), seal(message, entry.id, key));
      writeWhole(entryFile(entry.id), `${JSON.stringify(entry, undefined, 2)}\n`);
      writeLabels(folder, store.entries());
    },
    original(id) {
      try {
        return unseal(readFileSync(originalFile(id)), id, key);
      } catch (cause) {
        if (cause instanceof Fault) throw cause;
        throw new Fault('input-unreadable', `the message of ${id} is not kept (feedback.keepOriginals)`, {
          cause,
        });
      }
    },
    purge(before) {
      const old = store.entries().filter(({ received }) => received < before);
      for (const { id } of old) {
        rmSync(entryFile(id), { force: true });
        rmSync(originalFile(id), { force: true });
      }
      if (old.length > 0) writeLabels(folder, store.entries());
      return old.length;
    },
  };
  return store;
}

function entriesIn(folder: string): FeedbackEntry[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => FeedbackEntry.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

function writeLabels(folder: string, entries: readonly FeedbackEntry[]): void {
  writeWhole(
    join(folder, 'labels.jsonl'),
    entries.map((entry) => `${JSON.stringify(labelOf(entry))}\n`).join(''),
  );
}

/** A reader sees the old file or the new one, never half of it. */
function writeWhole(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, file);
}
