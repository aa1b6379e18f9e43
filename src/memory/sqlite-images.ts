import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ImageBounds, ImageStore } from './image-store.ts';

/** A name, a day since 1970-01-01 and a sealed result; nothing of a mail. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS images (id BLOB PRIMARY KEY, day INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS images_by_age ON images (day);
`;

const PUT = `
  INSERT INTO images (id, day, sealed) VALUES (:id, :day, :sealed)
  ON CONFLICT DO UPDATE SET day = excluded.day, sealed = excluded.sealed
`;

const REMOVE_OLD = 'DELETE FROM images WHERE id IN (SELECT id FROM images WHERE day < :since LIMIT :atMost)';
const REMOVE_SURPLUS = 'DELETE FROM images WHERE id IN (SELECT id FROM images ORDER BY day LIMIT :atMost)';

/** Each removal takes a few milliseconds at most. */
const AT_MOST = 500;
const PUTS_BETWEEN_PURGES = 100;
const MS_PER_DAY = 86_400_000;

/**
 * Opens the file, and makes it where there is none. What it holds can be found out anew: a damaged file is removed, and
 * nothing waits for the disk. Throws what SQLite throws.
 */
export function openSqliteImages(file: string, bounds: ImageBounds, patienceMs: number): ImageStore {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    return storeOn(openDatabase(file, patienceMs), bounds);
  } catch (error) {
    if (!DAMAGED.has((error as { readonly errcode?: number }).errcode)) throw error;
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    return storeOn(openDatabase(file, patienceMs), bounds);
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGED: ReadonlySet<unknown> = new Set([11, 26]);

function openDatabase(file: string, patienceMs: number): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: patienceMs });
  try {
    chmodSync(file, 0o600);
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; ${SCHEMA}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function storeOn(database: DatabaseSync, { entries, days }: ImageBounds): ImageStore {
  const get = database.prepare('SELECT sealed FROM images WHERE id = :id AND day >= :since');
  const put = database.prepare(PUT);
  const today = (): number => Math.floor(Date.now() / MS_PER_DAY);
  let puts = 0;

  function purge(): void {
    database.prepare(REMOVE_OLD).run({ since: today() - days, atMost: AT_MOST });
    const count = Number(database.prepare('SELECT count(*) AS entries FROM images').get()?.['entries']);
    const atMost = Math.min(count - entries, AT_MOST);
    if (atMost > 0) database.prepare(REMOVE_SURPLUS).run({ atMost });
  }

  return {
    async get(id) {
      const sealed = get.get({ id, since: today() - days })?.['sealed'];
      return sealed instanceof Uint8Array ? sealed : undefined;
    },
    async put(id, sealed) {
      put.run({ id, day: today(), sealed });
      if (puts++ % PUTS_BETWEEN_PURGES === 0) purge();
    },
    close: async () => database.close(),
  };
}
