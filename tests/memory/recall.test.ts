import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Lesson } from '../../src/memory/lesson.ts';
import type { MemorySettings } from '../../src/memory/memory-settings.ts';
import type { Tally } from '../../src/memory/memory-store.ts';
import { type MemoryEvent, memoryWriter } from '../../src/memory/memory-writer.ts';
import { correspondenceOf, recallFrom } from '../../src/memory/recall.ts';
import { startRedis } from '../servers/redis.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { DAY } from './learned-entry.ts';

const SETTINGS = { key: 'a key', retentionDays: 100, learningDays: 14, maxEntries: 1_000, lookupMs: 1_000 };
const ASKED = { sender: 'domain:lab.example', users: ['ann@example.test'], day: DAY + 14 } as const;
const WROTE: Lesson = {
  relation: 'wrote',
  parties: ['domain:lab.example'],
  users: ['ann@example.test'],
  day: DAY,
};

function settingsOfNewFile(): MemorySettings {
  return { ...SETTINGS, place: { kind: 'sqlite', file: join(makeRunFolder('recall'), 'memory.sqlite') } };
}

/** A writer on whose clock `now` days have passed, and what it tells. */
function writerOn(settings: MemorySettings) {
  const clock = { day: DAY };
  const events: MemoryEvent[] = [];
  return {
    clock,
    events,
    writer: memoryWriter(
      settings,
      () => clock.day,
      (event) => events.push(event),
    ),
  };
}

describe('what is remembered', () => {
  const tally: Tally = { began: DAY, wrote: 0, verified: 0, unverified: 0, askedWrote: 0 };

  it.each<[string, Partial<Tally>, object]>([
    ['nobody knows the sender', {}, { firstContact: true, recipientWroteBefore: false, knownTo: 'nobody' }],
    [
      'the name was seen',
      { unverified: 3 },
      { firstContact: false, recipientWroteBefore: false, knownTo: 'nobody' },
    ],
    ['mail came', { verified: 9 }, { firstContact: false, recipientWroteBefore: false, knownTo: 'few' }],
    [
      'mail came to many',
      { verified: 10 },
      { firstContact: false, recipientWroteBefore: false, knownTo: 'many' },
    ],
    [
      'all wrote',
      { wrote: 2, askedWrote: 2 },
      { firstContact: false, recipientWroteBefore: true, knownTo: 'few' },
    ],
    [
      'one of two wrote',
      { wrote: 1, askedWrote: 1 },
      { firstContact: false, recipientWroteBefore: false, knownTo: 'few' },
    ],
  ])('when %s', (_, known, correspondence) => {
    expect(correspondenceOf({ ...tally, ...known }, 2, DAY)).toEqual(correspondence);
  });

  it('tells nobody who is new while it is young, and everything else', () => {
    const young = correspondenceOf({ ...tally, wrote: 1, askedWrote: 1 }, 1, DAY - 1);
    expect(young).toEqual({ recipientWroteBefore: true, knownTo: 'few' });
    expect(correspondenceOf({ ...tally, began: Number.POSITIVE_INFINITY }, 1, DAY)).not.toHaveProperty(
      'firstContact',
    );
  });
});

describe('recall from SQLite', () => {
  it('tells what a writer learned, from the first day that is old enough', async () => {
    const settings = settingsOfNewFile();
    const { writer } = writerOn(settings);
    await writer.purge();
    const recall = recallFrom(settings);
    expect(await recall({ ...ASKED, day: DAY + 13 })).not.toHaveProperty('firstContact');
    expect(await recall(ASKED)).toMatchObject({ firstContact: true });
    await writer.learn([WROTE]);
    expect(await recall(ASKED)).toEqual({ firstContact: false, recipientWroteBefore: true, knownTo: 'few' });
    await writer.close();
  });

  it('forgets after the days of retention, before and after the purge', async () => {
    const settings = settingsOfNewFile();
    const { writer, clock } = writerOn(settings);
    await writer.learn([WROTE]);
    const recall = recallFrom(settings);
    expect(await recall({ ...ASKED, day: DAY + 100 })).toMatchObject({ recipientWroteBefore: true });
    expect(await recall({ ...ASKED, day: DAY + 101 })).toMatchObject({ firstContact: true });
    clock.day = DAY + 101;
    await writer.purge();
    expect(await recall(ASKED)).toMatchObject({ firstContact: true });
  });

  it('never holds many more entries than it may, whatever arrives', async () => {
    const settings = settingsOfNewFile();
    const { writer } = writerOn(settings);
    for (let batch = 0; batch < 5; batch += 1) {
      const lessons = Array.from(
        { length: 1_000 },
        (_, index): Lesson => ({
          ...WROTE,
          relation: 'unverified',
          parties: [`domain:spam${batch}-${index}.example`],
        }),
      );
      await writer.learn([...lessons, WROTE]);
    }
    const { openSqliteReader } = await import('../../src/memory/sqlite-memory.ts');
    if (settings.place.kind !== 'sqlite') throw new Error('no file');
    const { entries } = await openSqliteReader(settings.place.file, 50).status();
    expect(entries).toEqual({ wrote: 1, verified: 0, unverified: 999 });
  });

  it('tells nothing where there is no memory yet', async () => {
    expect(await recallFrom(settingsOfNewFile())(ASKED)).toBeUndefined();
  });
});

describe('a writer without a place', () => {
  it('says once that it cannot be reached, and once that it can', async () => {
    const blocked = join(makeRunFolder('blocked'), 'memory.sqlite');
    const { mkdirSync, rmdirSync } = await import('node:fs');
    mkdirSync(blocked);
    const { writer, events } = writerOn({ ...SETTINGS, place: { kind: 'sqlite', file: blocked } });
    for (let times = 0; times < 3; times += 1) await writer.learn([WROTE]);
    expect(events).toEqual([{ kind: 'unreachable', reason: expect.stringContaining('unable to open') }]);
    rmdirSync(blocked);
    await writer.learn([WROTE]);
    await writer.learn([WROTE]);
    expect(events.slice(1)).toEqual([{ kind: 'reachable' }]);
  });
});

describeWith(['redis'], 'recall from Redis', () => {
  it('tells what was learned, and nothing while Redis is dead or hangs', async () => {
    const redis = await startRedis();
    const settings: MemorySettings = { ...SETTINGS, place: { kind: 'redis', url: redis.url } };
    const { writer, events } = writerOn(settings);
    await writer.learn([WROTE]);
    const recall = recallFrom(settings);
    expect(await recall(ASKED)).toEqual({ firstContact: false, recipientWroteBefore: true, knownTo: 'few' });
    await redis.stop('SIGKILL');
    expect(await recall(ASKED)).toBeUndefined();
    await writer.learn([WROTE]);
    await writer.learn([WROTE]);
    expect(events).toEqual([expect.objectContaining({ kind: 'unreachable' })]);
    await startRedis({ port: redis.port });
    await expect.poll(() => writer.learn([WROTE]).then(() => events.length), { timeout: 20_000 }).toBe(2);
    expect(await recallFrom(settings)(ASKED)).toMatchObject({ recipientWroteBefore: true });
    await writer.close();
  });

  it('does not wait longer than it may', async () => {
    const { createServer } = await import('node:net');
    const deaf = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => deaf.once('listening', resolve));
    const bound = deaf.address();
    const url = `redis://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
    const recall = recallFrom({ ...SETTINGS, lookupMs: 500, place: { kind: 'redis', url } });
    const started = performance.now();
    expect(await recall(ASKED)).toBeUndefined();
    expect(performance.now() - started).toBeGreaterThan(450);
    const again = performance.now();
    expect(await recall(ASKED)).toBeUndefined();
    expect(performance.now() - again).toBeLessThan(450);
    deaf.close();
  });
});
