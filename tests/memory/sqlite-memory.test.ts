import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqliteReader, openSqliteWriter } from '../../src/memory/sqlite-memory.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { DAY, entry, hashOf } from './learned-entry.ts';
import { testStore } from './store-contract.ts';

const folder = makeRunFolder('memory');
let files = 0;

function newFile(): string {
  files += 1;
  return join(folder, `${files}`, 'memory.sqlite');
}

function openWriter(file: string, keyId = 'key', damaged: string[] = [], today = DAY) {
  return openSqliteWriter({ file, keyId, today, onDamage: (aside) => damaged.push(aside) });
}

describe('the memory in SQLite', () => {
  testStore(async () => openWriter(newFile()));

  it('is there again after a restart, readable for its owner only', async () => {
    const file = newFile();
    const first = openWriter(file);
    await first.learn([entry('shop', 'ann', 'wrote')]);
    await first.close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const second = openWriter(file, 'key', [], DAY + 5);
    expect(await second.tally(hashOf('shop'), [hashOf('ann')], 0)).toMatchObject({
      began: DAY,
      askedWrote: 1,
    });
  });

  it('begins anew under another key', async () => {
    const file = newFile();
    const first = openWriter(file);
    await first.learn([entry('shop', 'ann', 'wrote')]);
    await first.close();
    const second = openWriter(file, 'another', [], DAY + 5);
    expect(await second.status()).toEqual({
      began: DAY + 5,
      entries: { wrote: 0, verified: 0, unverified: 0 },
    });
  });

  it('lets a reader see what a writer has learned since', async () => {
    const file = newFile();
    const writer = openWriter(file);
    const reader = openSqliteReader(file, 50);
    expect(await reader.tally(hashOf('shop'), [], 0)).toMatchObject({ wrote: 0 });
    await writer.learn([entry('shop', 'ann', 'wrote')]);
    expect(await reader.tally(hashOf('shop'), [], 0)).toMatchObject({ wrote: 1 });
    await expect(reader.learn([entry('shop', 'bob', 'wrote')])).rejects.toThrow('readonly');
  });

  it('has no reader where there is no file', () => {
    const file = newFile();
    expect(() => openSqliteReader(file, 50)).toThrow('unable to open');
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['no database at all', () => Buffer.alloc(50_000, 'not a database ')],
    ['a damaged page', damagedPage],
  ])('sets %s aside and begins anew', async (_, damage) => {
    const file = newFile();
    const before = openWriter(file);
    await before.learn(
      Array.from({ length: 2_000 }, (_each, index) => entry(`party ${index}`, 'ann', 'wrote')),
    );
    await before.close();
    const bytes = damage(readFileSync(file));
    writeFileSync(file, bytes);
    const damaged: string[] = [];
    const after = openWriter(file, 'key', damaged, DAY + 3);
    expect(damaged).toEqual([`${file}.damaged`]);
    expect(readFileSync(`${file}.damaged`).equals(bytes)).toBe(true);
    expect(await after.status()).toMatchObject({ began: DAY + 3, entries: { wrote: 0 } });
    await after.learn([entry('shop', 'ann', 'wrote')]);
    expect(await after.tally(hashOf('shop'), [], 0)).toMatchObject({ wrote: 1 });
  });

  it('takes lessons of two processes at once', async () => {
    const file = newFile();
    await Promise.all([learnElsewhere(file, 'one'), learnElsewhere(file, 'two')]);
    const writer = openWriter(file, 'key');
    expect((await writer.status()).entries).toEqual({ wrote: 400, verified: 0, unverified: 0 });
    expect(await writer.tally(hashOf('shop'), [], 0)).toMatchObject({ wrote: 2 });
  });

  it('holds no byte of an address', async () => {
    const file = newFile();
    const writer = openWriter(file);
    await writer.learn([entry('shop.example', 'ann@example.test', 'wrote')]);
    await writer.close();
    expect(readFileSync(file).includes('example')).toBe(false);
    rmSync(file);
  });
});

/** Overwrites everything but the first page, which holds the header. */
function damagedPage(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, 4_096), Buffer.alloc(bytes.length - 4_096, 0xab)]);
}

/** Opens the file in a process of its own and learns 200 things in as many transactions. */
async function learnElsewhere(file: string, name: string): Promise<void> {
  const child = spawn(process.execPath, ['tests/memory/learning-process.ts', file, name], {
    stdio: 'inherit',
  });
  expect(await once(child, 'exit')).toEqual([0, null]);
}
