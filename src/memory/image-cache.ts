import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import type { ReadingTask } from '../attachments/attachment-reader.ts';
import type { PictureAspect, PictureMemory } from '../attachments/picture-memory.ts';
import { beforeDeadline } from './before-deadline.ts';
import type { ImageBounds, ImageStore } from './image-store.ts';
import type { MemorySettings } from './memory-settings.ts';
import { openImageStore } from './open-image-store.ts';

/** Changes with what is remembered of a picture, and with the way in which it is found. */
const FORMAT = 1;

/** Larger results are not worth their room. */
const MOST_BYTES = 32_768;

/** After a failure nobody asks for so long: each picture would wait for nothing. */
const PAUSE_MS = 5_000;

const ID_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Remembers what was found in pictures. A picture can hold words, and a QR code somebody's address: each entry is
 * sealed with a key that takes both the memory's key and the picture itself. Whoever has the place and the key can tell
 * whether a picture that he has was seen before, and learns nothing of any other.
 *
 * @param version of the logos that are looked for; entries under another one are not found and go with time
 */
export function imageCache(settings: MemorySettings, bounds: ImageBounds, version: string): PictureMemory {
  let opening: Promise<ImageStore> | undefined;
  let pausedUntil = Number.NEGATIVE_INFINITY;

  async function attempt<Value>(work: (store: ImageStore) => Promise<Value>): Promise<Value | undefined> {
    if (performance.now() < pausedUntil) return undefined;
    try {
      opening ??= openImageStore(settings, bounds);
      return await beforeDeadline(opening.then(work), settings.lookupMs);
    } catch {
      pausedUntil = performance.now() + PAUSE_MS;
      opening?.then((store) => store.close()).catch(() => {});
      opening = undefined;
      return undefined;
    }
  }

  return {
    async recall(task, aspect) {
      const { id, key } = namesOf(task, aspect, settings.key, version);
      const sealed = await attempt((store) => store.get(id));
      return sealed && unseal(sealed, key);
    },
    remember(task, aspect, value) {
      const { id, key } = namesOf(task, aspect, settings.key, version);
      const sealed = seal(value, key);
      if (sealed.length <= MOST_BYTES) void attempt((store) => store.put(id, sealed));
    },
  };
}

/** Under which name a result is kept, and the key that opens it. Neither tells anything about the other. */
function namesOf(
  { bytes, kind, passwords }: ReadingTask,
  aspect: PictureAspect,
  secret: string,
  version: string,
) {
  const file = createHash('sha256').update(bytes).digest();
  const about = JSON.stringify([FORMAT, version, kind, aspect, passwords]);
  const digest = (purpose: string): Buffer =>
    createHmac('sha256', secret).update(`${purpose}:${about}:`).update(file).digest();
  return { id: digest('image-name').subarray(0, ID_BYTES), key: digest('image-seal') };
}

/** AES-256-GCM (NIST SP 800-38D): nonce, tag, words. */
function seal(value: string, key: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Undefined for what was not sealed with this key. */
function unseal(sealed: Uint8Array, key: Buffer): string | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return (
      decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    );
  } catch {
    return undefined;
  }
}
