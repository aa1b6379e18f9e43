import type { Expertise } from '../analysis/expertise.ts';
import { findTesseract, missingForWords, type Tesseract } from '../attachments/process/find-tesseract.ts';
import { createReaders, type Readers } from '../attachments/process/readers.ts';
import type { Configuration } from '../config/configuration.ts';
import { imageCache } from '../memory/image-cache.ts';
import type { ImageBounds } from '../memory/image-store.ts';
import type { MemorySettings } from '../memory/memory-settings.ts';
import type { Logger } from '../telemetry/logger.ts';

/** How threads read pictures; plain data, so that every thread can get it. */
export interface PictureSettings {
  /** Absent where words in pictures are not read. */
  readonly tesseract?: Tesseract;
  /** How much is remembered; absent where nothing is. */
  readonly cache?: ImageBounds;
}

/** Looks for what reads words in pictures, as `images.ocr` says. The log tells once what is missing. */
export function pictureSettings({ images }: Configuration, logger?: Logger): PictureSettings {
  const { ocr, cacheEntries: entries, cacheDays: days } = images;
  const cache = entries > 0 && { cache: { entries, days } };
  if (ocr === 'off') return { ...cache };
  const tesseract = findTesseract();
  const missing = missingForWords(tesseract);
  if (missing !== undefined) logger?.info({}, missing);
  return { ...cache, ...(tesseract && { tesseract }) };
}

/** What reads pictures in one thread. */
export function pictureReaders(
  { tesseract, cache }: PictureSettings,
  { logos, version }: Pick<Expertise, 'logos' | 'version'>,
  memory?: MemorySettings,
): Readers {
  // Words are found by languages, and logos by what is enrolled.
  const found = `${version} ${tesseract?.languages.join('+')}`;
  return createReaders({
    logos,
    ...(tesseract && { tesseract }),
    ...(memory && cache && { memory: imageCache(memory, cache, found) }),
  });
}
