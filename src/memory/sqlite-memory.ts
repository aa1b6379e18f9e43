import { chmodSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Relation } from './lesson.ts';
import {
  type Bounds,
  type Entry,
  type Hash,
  MANY,
  type MemoryStatus,
  type MemoryStore,
  type Tally,
} from './memory-store.ts';
import {
  COUNT,
  COUNT_ALL,
  DID_WRITE,
  FORGET,
  LEARN,
  RELATION_NUMBERS,
  REMOVE_OLD,
  REMOVE_SURPLUS,
  SCHEMA,
  TALLY,
} from './sqlite-schema.ts';

interface SqliteOptions {
  readonly file: string;
  /** Of the key in use. Entries under another key can never be found again and are removed. */
  readonly keyId: string;
  /** The day on which a new memory begins. */
  readonly today: number;
  /** Told once the damaged file is out of the way. */
  readonly onDamage: (asideFile: string) => void;
}

/** How long a writer waits for the writer of another process. */
const WRITER_PATIENCE_MS = 5_000;

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGED: ReadonlySet<unknown> = new Set([11, 26]);

/** Opens the file to write, makes it where there is none, and sets a damaged one aside. Throws what SQLite throws. */
export function openSqliteWriter(options: SqliteOptions): MemoryStore {
  mkdirSync(dirname(options.file), { recursive: true, mode: 0o700 });
  try {
    return openChecked(options);
  } catch (error) {
    if (!isDamage(error)) throw error;
    options.onDamage(setAside(options.file));
    return openChecked(options);
  }
}

/** Opens the file to look things up; it must exist. Never waits longer for a lock than `patienceMs`. */
export function openSqliteReader(file: string, patienceMs: number): MemoryStore {
  return storeOn(new DatabaseSync(file, { readOnly: true, timeout: patienceMs }));
}

function openChecked({ file, keyId, today }: SqliteOptions): MemoryStore {
  const database = new DatabaseSync(file, { timeout: WRITER_PATIENCE_MS });
  try {
    chmodSync(file, 0o600);
    // Without an fsync per transaction: a power failure can cost the last seconds, and never the file.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    check(database);
    inTransaction(database, () => prepareTables(database, keyId, today));
    return storeOn(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

class DamageFound extends Error {}

function check(database: DatabaseSync): void {
  const [row] = database.prepare('PRAGMA quick_check(1)').all();
  if (row?.['quick_check'] !== 'ok') throw new DamageFound(String(row?.['quick_check']));
}

function isDamage(error: unknown): boolean {
  return error instanceof DamageFound || DAMAGED.has((error as { readonly errcode?: number }).errcode);
}

/** Only the last damaged file is kept, so that they never fill the disk. */
function setAside(file: string): string {
  const aside = `${file}.damaged`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  return aside;
}

function prepareTables(database: DatabaseSync, keyId: string, today: number): void {
  database.exec(SCHEMA);
  const known = database.prepare("SELECT value FROM about WHERE name = 'key'").get();
  if (known?.['value'] === keyId) return;
  database.exec('DELETE FROM correspondence; DELETE FROM about');
  const tell = database.prepare('INSERT INTO about (name, value) VALUES (?, ?)');
  tell.run('key', keyId);
  tell.run('began', String(today));
}

/** The lock is taken at once: a transaction that begins by reading could not wait for it later. */
function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function storeOn(database: DatabaseSync): MemoryStore {
  const prepare = statements(database);
  return {
    tally: async (party, users, since) => tally(prepare, party, users, since),
    learn: async (entries) => inTransaction(database, () => learn(prepare, entries)),
    purge: async (bounds) => inTransaction(database, () => purge(prepare, bounds)),
    forget: async (hashes) => {
      const removed = inTransaction(database, () => changes(hashes, (hash) => prepare(FORGET).run({ hash })));
      // Otherwise the removed pages would stay readable in the log for a while.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return removed;
    },
    status: async () => status(prepare),
    close: async () => database.close(),
  };
}

type Prepare = (sql: string) => StatementSync;

/** Each statement is compiled once. */
function statements(database: DatabaseSync): Prepare {
  const compiled = new Map<string, StatementSync>();
  return (sql) => {
    const statement = compiled.get(sql) ?? database.prepare(sql);
    compiled.set(sql, statement);
    return statement;
  };
}

function tally(prepare: Prepare, party: Hash, users: readonly Hash[], since: number): Tally {
  const row = prepare(TALLY).get({ party, since, many: MANY });
  const didWrite = prepare(DID_WRITE);
  const wrote = Number(row?.['wrote']);
  const writers = wrote === 0 ? [] : users.filter((user) => didWrite.get({ party, user, since }));
  return {
    began: beganOf(row?.['began']),
    wrote,
    verified: Number(row?.['verified']),
    unverified: Number(row?.['unverified']),
    askedWrote: writers.length,
  };
}

/** Where nobody noted the day the memory is too young for ever, and not as old as can be. */
function beganOf(value: unknown): number {
  return value === null || value === undefined ? Number.POSITIVE_INFINITY : Number(value);
}

function learn(prepare: Prepare, entries: readonly Entry[]): void {
  const statement = prepare(LEARN);
  for (const { party, relation, user, day } of entries) {
    statement.run({ party, relation: RELATION_NUMBERS[relation], user, day, many: MANY });
  }
}

function purge(prepare: Prepare, { since, maxEntries, atMost }: Bounds): number {
  const old = Number(prepare(REMOVE_OLD).run({ since, atMost }).changes);
  const surplus = Number(prepare(COUNT_ALL).get()?.['entries']) - maxEntries;
  if (surplus <= 0 || old >= atMost) return old;
  return old + Number(prepare(REMOVE_SURPLUS).run({ atMost: Math.min(surplus, atMost - old) }).changes);
}

function changes(
  hashes: readonly Hash[],
  remove: (hash: Hash) => { readonly changes: number | bigint },
): number {
  return hashes.reduce((sum, hash) => sum + Number(remove(hash).changes), 0);
}

function status(prepare: Prepare): MemoryStatus {
  const rows = prepare(COUNT).all();
  const entriesOf = (relation: Relation): number =>
    Number(rows.find((row) => row['relation'] === RELATION_NUMBERS[relation])?.['entries'] ?? 0);
  const began = prepare("SELECT value FROM about WHERE name = 'began'").get();
  return {
    began: beganOf(began?.['value']),
    entries: {
      wrote: entriesOf('wrote'),
      verified: entriesOf('verified'),
      unverified: entriesOf('unverified'),
    },
  };
}
