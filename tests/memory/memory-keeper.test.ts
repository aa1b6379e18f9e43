import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dayOf } from '../../src/memory/correspondents.ts';
import type { Lesson } from '../../src/memory/lesson.ts';
import { startMemoryKeeper } from '../../src/memory/memory-keeper.ts';
import type { MemorySettings } from '../../src/memory/memory-settings.ts';
import { openSqliteReader } from '../../src/memory/sqlite-memory.ts';
import { fakeLogger } from '../hooks/milter/fake-engine.ts';
import { makeRunFolder } from '../servers/run-folder.ts';

const DAY = dayOf(new Date().toISOString());

function settingsOf(file: string): MemorySettings {
  const place = { kind: 'sqlite', file } as const;
  return { place, key: 'a key', retentionDays: 100, learningDays: 14, maxEntries: 100_000, lookupMs: 50 };
}

function lesson(index: number): Lesson {
  return {
    relation: 'verified',
    parties: [`domain:d${index}.example`],
    users: ['ann@example.test'],
    day: DAY,
  };
}

it('has everything written down when it is closed', async () => {
  const file = join(makeRunFolder('keeper'), 'memory.sqlite');
  const logger = fakeLogger();
  const keeper = startMemoryKeeper(settingsOf(file), logger);
  for (let index = 0; index < 3_000; index += 1) keeper.learn(lesson(index));
  await keeper.close();
  expect((await openSqliteReader(file, 50).status()).entries.verified).toBe(3_000);
  expect(logger.lines).toEqual([]);
});

it('writes while it is open, one batch after the other', async () => {
  const file = join(makeRunFolder('keeper'), 'memory.sqlite');
  const keeper = startMemoryKeeper(settingsOf(file), fakeLogger());
  const known = async () => (await openSqliteReader(file, 50).status()).entries.verified;
  keeper.learn(lesson(1));
  await expect.poll(() => known().catch(() => 0), { timeout: 20_000 }).toBe(1);
  keeper.learn(lesson(2));
  await expect.poll(known, { timeout: 20_000 }).toBe(2);
  await keeper.close();
});

it('logs once that there is no place, learns on without an error, and closes', async () => {
  const file = join(makeRunFolder('keeper'), 'memory.sqlite');
  mkdirSync(file);
  const logger = fakeLogger();
  const keeper = startMemoryKeeper(settingsOf(file), logger);
  await expect.poll(() => logger.lines.length, { timeout: 20_000 }).toBe(1);
  for (let index = 0; index < 20; index += 1) keeper.learn(lesson(index));
  await keeper.close();
  keeper.learn(lesson(1));
  expect(logger.lines).toEqual([
    {
      level: 'warn',
      data: { reason: expect.stringContaining('unable to open') },
      message: 'the memory cannot be reached; messages are judged without it',
    },
  ]);
});
