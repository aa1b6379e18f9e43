import { keyedHash } from './keyed-hash.ts';
import type { MemorySettings } from './memory-settings.ts';
import type { MemoryStore } from './memory-store.ts';

/** What the writer does not know by itself. */
export interface WriterOptions {
  /** The day on which a new memory begins. */
  readonly today: number;
  /** Told when a damaged file was set aside. */
  readonly onDamage: (asideFile: string) => void;
}

/** Nobody waits for what is written. */
const WRITER_PATIENCE_MS = 5_000;

/** Opens the place to write, and makes it where there is none. Rejects when it cannot be reached. */
export async function openWriter(settings: MemorySettings, options: WriterOptions): Promise<MemoryStore> {
  const { place, key, retentionDays } = settings;
  const { keyId } = keyedHash(key);
  // Each library is loaded by those who use it.
  if (place.kind === 'sqlite') {
    const { openSqliteWriter } = await import('./sqlite-memory.ts');
    return openSqliteWriter({ file: place.file, keyId, ...options });
  }
  const { openRedisMemory } = await import('./redis-memory.ts');
  const { today } = options;
  return openRedisMemory({ url: place.url, keyId, today, retentionDays, patienceMs: WRITER_PATIENCE_MS });
}

/** Opens the place to look things up. Rejects when it cannot be reached, or does not exist yet. */
export async function openReader(settings: MemorySettings, today: number): Promise<MemoryStore> {
  const { place, key, retentionDays, lookupMs } = settings;
  if (place.kind === 'sqlite') {
    const { openSqliteReader } = await import('./sqlite-memory.ts');
    return openSqliteReader(place.file, lookupMs);
  }
  const { openRedisMemory } = await import('./redis-memory.ts');
  const { keyId } = keyedHash(key);
  return openRedisMemory({ url: place.url, keyId, today, retentionDays, patienceMs: lookupMs });
}
