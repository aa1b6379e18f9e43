import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import {
  DID_WRITE,
  LEARN,
  REMOVE_OLD,
  REMOVE_SURPLUS,
  SCHEMA,
  TALLY,
} from '../../src/memory/sqlite-schema.ts';

const database = new DatabaseSync(':memory:');
database.exec(SCHEMA);

/** How SQLite would go about each step that touches the entries. */
function planOf(statement: string): string[] {
  const steps = database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all();
  return steps.map(({ detail }) => String(detail)).filter((detail) => /correspondence/.test(detail));
}

it.each([
  ['tally', TALLY],
  ['did-write', DID_WRITE],
  ['learn', LEARN],
])('finds the entries of one party without going through others: %s', (_, statement) => {
  const plan = planOf(statement);
  expect(plan.length).toBeGreaterThan(0);
  for (const step of plan) expect(step).toMatch(/USING PRIMARY KEY \(party=\? AND relation=\?/);
});

it.each([
  ['old', REMOVE_OLD],
  ['surplus', REMOVE_SURPLUS],
])('finds what is to be removed by age: %s', (_, statement) => {
  expect(planOf(statement).join('\n')).toContain('INDEX by_age');
  expect(planOf(statement).join('\n')).not.toContain('USE TEMP B-TREE');
});
