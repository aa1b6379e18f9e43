import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Difference } from './difference.ts';

/** A difference with the message's id, under which the log has it. */
export interface NotedDifference extends Difference {
  readonly id: string;
}

/** Examples that are kept per change of verdict: the last ones. */
const EXAMPLES = 20;

/** What a comparison has found since it began. */
export interface ShadowReport {
  /** ISO time of the first message; undefined when there was none. */
  readonly since: string | undefined;
  readonly messages: number;
  readonly transitions: readonly Transition[];
  /** Rules that count under one set only, in messages whose verdict differs. */
  readonly rules: readonly { readonly rule: string; readonly added: number; readonly gone: number }[];
}

interface Transition {
  readonly from: string;
  readonly to: string;
  readonly messages: number;
  /** The last ones, newest first. */
  readonly examples: readonly { readonly id: string; readonly scores: readonly [number, number] }[];
}

/** Where differences are counted; survives a restart, and several processes on one machine share it. */
export interface ShadowBook {
  /**
   * Adds so many messages, and those of them that differ. Nothing where another version has taken the book over since:
   * messages that were under way when the rules were replaced were compared with the old ones.
   */
  note(messages: number, differences: readonly NotedDifference[], now: string): void;
  report(): ShadowReport;
  close(): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS transitions (before TEXT, after TEXT, messages INTEGER NOT NULL,
    PRIMARY KEY (before, after)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS rules (rule TEXT PRIMARY KEY, added INTEGER NOT NULL, gone INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS examples (number INTEGER PRIMARY KEY AUTOINCREMENT, before TEXT NOT NULL, after TEXT NOT NULL,
    id TEXT NOT NULL, beforeScore REAL NOT NULL, afterScore REAL NOT NULL) STRICT;
`;

/** How long a writer waits for the writer of another process. */
const PATIENCE_MS = 2_000;

/**
 * Opens the file, and makes it where there is none.
 *
 * @param rules the version of the second set: under another one the old counts say nothing, and it begins anew
 */
export function openShadowBook(file: string, rules?: string): ShadowBook {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file, { timeout: PATIENCE_MS });
  chmodSync(file, 0o600);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec(SCHEMA);
  if (rules !== undefined) takeOver(database, rules);
  return bookOn(database, rules);
}

/** Several workers reload at the same moment: looking and clearing is one step. */
function takeOver(database: DatabaseSync, rules: string): void {
  atOnce(database, () => {
    if (valueNamed(database, 'rules') === rules) return;
    clear(database);
    database.prepare("INSERT INTO about (name, value) VALUES ('rules', ?)").run(rules);
  });
}

function atOnce(database: DatabaseSync, change: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    change();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function clear(database: DatabaseSync): void {
  database.exec('DELETE FROM about; DELETE FROM transitions; DELETE FROM rules; DELETE FROM examples');
}

/** The report of a file; undefined where no comparison has begun. */
export function readShadowReport(file: string): ShadowReport | undefined {
  if (!existsSync(file)) return undefined;
  const book = openShadowBook(file);
  try {
    return book.report();
  } finally {
    book.close();
  }
}

function bookOn(database: DatabaseSync, rules: string | undefined): ShadowBook {
  return {
    note: (messages, differences, now) =>
      atOnce(database, () => {
        if (valueNamed(database, 'rules') !== rules) return;
        count(database, messages, now);
        for (const difference of differences) noteOne(database, difference);
      }),
    report: () => reportOf(database),
    close: () => database.close(),
  };
}

function valueNamed(database: DatabaseSync, name: string): string | undefined {
  const value = database.prepare('SELECT value FROM about WHERE name = ?').get(name)?.['value'];
  return value === undefined ? undefined : String(value);
}

function count(database: DatabaseSync, messages: number, now: string): void {
  database.prepare("INSERT INTO about VALUES ('since', ?) ON CONFLICT DO NOTHING").run(now);
  database
    .prepare(
      "INSERT INTO about VALUES ('messages', :messages) ON CONFLICT DO UPDATE SET value = CAST(value AS INTEGER) + :messages",
    )
    .run({ messages: String(messages) });
}

function noteOne(database: DatabaseSync, { id, from, to, scores, added, gone }: NotedDifference): void {
  database
    .prepare('INSERT INTO transitions VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET messages = messages + 1')
    .run(from, to);
  const rule = database.prepare(
    'INSERT INTO rules VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET added = added + excluded.added, gone = gone + excluded.gone',
  );
  for (const each of added) rule.run(each, 1, 0);
  for (const each of gone) rule.run(each, 0, 1);
  database
    .prepare('INSERT INTO examples (before, after, id, beforeScore, afterScore) VALUES (?, ?, ?, ?, ?)')
    .run(from, to, id, ...scores);
  database
    .prepare(
      `DELETE FROM examples WHERE before = :from AND after = :to AND number NOT IN
        (SELECT number FROM examples WHERE before = :from AND after = :to ORDER BY number DESC LIMIT ${EXAMPLES})`,
    )
    .run({ from, to });
}

function reportOf(database: DatabaseSync): ShadowReport {
  const examples = database.prepare(
    'SELECT id, beforeScore, afterScore FROM examples WHERE before = ? AND after = ? ORDER BY number DESC',
  );
  const transitions = database
    .prepare('SELECT before, after, messages FROM transitions ORDER BY messages DESC, before, after')
    .all();
  const rules = database
    .prepare('SELECT rule, added, gone FROM rules ORDER BY added + gone DESC, rule')
    .all();
  return {
    since: valueNamed(database, 'since'),
    messages: Number(valueNamed(database, 'messages') ?? 0),
    transitions: transitions.map(({ before, after, messages }) => ({
      from: String(before),
      to: String(after),
      messages: Number(messages),
      examples: examples.all(String(before), String(after)).map(({ id, beforeScore, afterScore }) => ({
        id: String(id),
        scores: [Number(beforeScore), Number(afterScore)] as const,
      })),
    })),
    rules: rules.map(({ rule, added, gone }) => ({
      rule: String(rule),
      added: Number(added),
      gone: Number(gone),
    })),
  };
}
