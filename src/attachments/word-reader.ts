import type { AttachmentReader, GreyPicture, ReadingTask } from './attachment-reader.ts';
import { WORD_LIMITS } from './limits.ts';

/** Reads the words in pictures (OCR). Given to the analysis from outside; without one, words in pictures stay unread. */
export interface WordReader {
  /** One text per picture, in their order and in bounded time for all of them; empty where nothing was read. Never rejects. */
  read(pictures: readonly GreyPicture[]): Promise<readonly string[]>;
}

/** Reads the words in files that consist of pictures. */
export interface PictureWords {
  /** One text per task, in their order and in bounded time for all of them. Never rejects. */
  read(tasks: readonly ReadingTask[]): Promise<readonly string[]>;
}

/**
 * One who sees and one who reads: pictures are decoded where a hostile one harms nobody, and what reads words gets bare
 * shades of grey, never a byte that the sender wrote.
 */
export function createPictureWords(seeing: AttachmentReader, reading: WordReader): PictureWords {
  return {
    async read(tasks) {
      const readings = await seeing.read(tasks.map((task) => ({ ...task, scan: true as const })));
      const scans = readings.map((reading) => reading.scans);
      const texts = await reading.read(scans.flat().slice(0, WORD_LIMITS.pictures));
      return scans.map(({ length }, index) => {
        const before = scans.slice(0, index).flat().length;
        return texts
          .slice(before, before + length)
          .join('\n')
          .trim();
      });
    },
  };
}
