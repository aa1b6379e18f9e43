import { dirname, join } from 'node:path';
import type { ImageBounds, ImageStore } from './image-store.ts';
import { keyedHash } from './keyed-hash.ts';
import type { MemorySettings } from './memory-settings.ts';

/** Opens the place where results are kept, beside the memory. Rejects when it cannot be reached. */
export async function openImageStore(
  { place, key, lookupMs }: MemorySettings,
  bounds: ImageBounds,
): Promise<ImageStore> {
  // Each library is loaded by those who use it.
  if (place.kind === 'sqlite') {
    const { openSqliteImages } = await import('./sqlite-images.ts');
    return openSqliteImages(join(dirname(place.file), 'images.sqlite'), bounds, lookupMs);
  }
  const { openRedisImages } = await import('./redis-images.ts');
  return openRedisImages({ url: place.url, keyId: keyedHash(key).keyId, patienceMs: lookupMs, ...bounds });
}
