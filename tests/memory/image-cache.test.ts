import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReadingTask } from '../../src/attachments/attachment-reader.ts';
import { imageCache } from '../../src/memory/image-cache.ts';
import type { ImageBounds, ImageStore } from '../../src/memory/image-store.ts';
import type { MemorySettings } from '../../src/memory/memory-settings.ts';
import { openRedisImages } from '../../src/memory/redis-images.ts';
import { openSqliteImages } from '../../src/memory/sqlite-images.ts';
import { PATIENCE } from '../servers/patience.ts';
import { type Redis, startRedis } from '../servers/redis.ts';
import { describeWith } from '../servers/require-servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterfoil-images-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newFile = (): string => join(folder, `${files++}`, 'images.sqlite');

const BOUNDS: ImageBounds = { entries: 1_000, days: 30 };
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const task = (text: string, kind: ReadingTask['kind'] = 'picture'): ReadingTask => ({
  kind,
  bytes: bytes(text),
  passwords: [],
});

function settings(place: MemorySettings['place'], key = 'a'.repeat(64)): MemorySettings {
  const rest = { retentionDays: 400, learningDays: 14, maxEntries: 1_000, lookupMs: 5_000 };
  return { place, key, ...rest };
}

const atFile = (file: string): MemorySettings['place'] => ({
  kind: 'sqlite',
  file: join(file, '..', 'memory.sqlite'),
});

/** What every place has to do. */
function testImageStore(open: (bounds?: ImageBounds) => Promise<ImageStore>): void {
  it('gives back what was put', async () => {
    const store = await open();
    expect(await store.get(bytes('unknown'))).toBeUndefined();
    await store.put(bytes('name'), bytes('\0sealed\xff'));
    expect(Buffer.from((await store.get(bytes('name'))) ?? [])).toEqual(Buffer.from(bytes('\0sealed\xff')));
    await store.put(bytes('name'), bytes('anew'));
    expect(Buffer.from((await store.get(bytes('name'))) ?? []).toString()).toBe('anew');
    await store.close();
  });

  it('keeps no more than it may', async () => {
    const store = await open({ entries: 20, days: 30 });
    for (let at = 0; at < 301; at++) await store.put(bytes(`name ${at}`), bytes('x'));
    const kept = await Promise.all(Array.from({ length: 301 }, (_, at) => store.get(bytes(`name ${at}`))));
    const count = kept.filter((each) => each !== undefined).length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(120);
    await store.close();
  });
}

describe('a file of SQLite', () => {
  testImageStore(async (bounds = BOUNDS) => openSqliteImages(newFile(), bounds, 5_000));

  it('is for its owner alone, and removed when it is damaged', async () => {
    const file = newFile();
    await openSqliteImages(file, BOUNDS, 5_000).close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, 'no database at all, and long enough to be looked at: '.repeat(100));
    const store = openSqliteImages(file, BOUNDS, 5_000);
    await store.put(bytes('name'), bytes('x'));
    expect(await store.get(bytes('name'))).toBeDefined();
    await store.close();
  });

  it('is shared by threads', async () => {
    const file = newFile();
    const stores = [1, 2, 3].map(() => openSqliteImages(file, BOUNDS, 5_000));
    await Promise.all(stores.map((store, at) => store.put(bytes(`${at}`), bytes('x'))));
    expect(await Promise.all(stores.map((store) => store.get(bytes('2'))))).not.toContain(undefined);
    for (const store of stores) await store.close();
  });
});

let redis: Promise<Redis> | undefined;
let keys = 0;

describeWith(['redis'], 'a Redis', () => {
  testImageStore(async (bounds = BOUNDS) => {
    redis ??= startRedis();
    const { url } = await redis;
    return openRedisImages({ url, keyId: `images ${keys++}`, patienceMs: 5_000, ...bounds });
  });

  it('rejects at once where there is none', async () => {
    const options = { url: 'redis://127.0.0.1:1', keyId: 'k', patienceMs: 100, ...BOUNDS };
    await expect(openRedisImages(options)).rejects.toThrow();
  });
});

describe('what was found in a picture', () => {
  const WORDS = 'Jan Peeters, Dorpsstraat 1';

  it('is known for the same picture, question, logos and key only', async () => {
    const place = atFile(newFile());
    const cache = imageCache(settings(place), BOUNDS, 'logos 1');
    cache.remember(task('picture'), 'words', WORDS);
    await expect.poll(() => cache.recall(task('picture'), 'words'), PATIENCE).toBe(WORDS);
    expect(await cache.recall(task('other'), 'words')).toBeUndefined();
    expect(await cache.recall(task('picture'), 'reading')).toBeUndefined();
    expect(await cache.recall(task('picture', 'pdf'), 'words')).toBeUndefined();
    expect(await cache.recall({ ...task('picture'), passwords: ['1234'] }, 'words')).toBeUndefined();
    expect(
      await imageCache(settings(place), BOUNDS, 'logos 2').recall(task('picture'), 'words'),
    ).toBeUndefined();
    const stranger = imageCache(settings(place, 'b'.repeat(64)), BOUNDS, 'logos 1');
    expect(await stranger.recall(task('picture'), 'words')).toBeUndefined();
  });

  it('stands nowhere in a form that anybody reads who has not got the picture', async () => {
    const file = newFile();
    const cache = imageCache(settings(atFile(file)), BOUNDS, '');
    cache.remember(task('picture'), 'words', WORDS);
    await expect.poll(() => cache.recall(task('picture'), 'words'), PATIENCE).toBe(WORDS);
    const there = readdirSync(join(file, '..')).map((name) => readFileSync(join(file, '..', name), 'latin1'));
    expect(there.join('')).toContain('images');
    expect(there.join('')).not.toMatch(/Jan|Peeters|Dorp|picture/);
  });

  it('is unknown where the place cannot be reached, and nobody waits for it', async () => {
    const place = { kind: 'redis', url: 'redis://127.0.0.1:1' } as const;
    const cache = imageCache({ ...settings(place), lookupMs: 100 }, BOUNDS, '');
    const started = performance.now();
    for (let at = 0; at < 50; at++) {
      cache.remember(task(`${at}`), 'words', WORDS);
      expect(await cache.recall(task(`${at}`), 'words')).toBeUndefined();
    }
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('is not kept when it is longer than it is worth', async () => {
    const cache = imageCache(settings(atFile(newFile())), BOUNDS, '');
    cache.remember(task('long'), 'words', 'x'.repeat(40_000));
    cache.remember(task('short'), 'words', WORDS);
    await expect.poll(() => cache.recall(task('short'), 'words'), PATIENCE).toBe(WORDS);
    expect(await cache.recall(task('long'), 'words')).toBeUndefined();
  });
});
