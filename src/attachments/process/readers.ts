import type { LogoCatalogue } from '../../logos/logo-catalogue.ts';
import type { AttachmentReader } from '../attachment-reader.ts';
import { type PictureMemory, rememberingReader, rememberingWords } from '../picture-memory.ts';
import { createPictureWords, type PictureWords } from '../word-reader.ts';
import type { Tesseract } from './find-tesseract.ts';
import { createReadingProcess } from './reading-process.ts';
import { createTesseractReader, type WordLimits } from './tesseract-reader.ts';

/** What reads attachments where a hostile one harms nobody. */
export interface Readers {
  readonly attachmentReader: AttachmentReader & { close(): void };
  /** Absent where words in pictures are not read. */
  readonly pictureWords?: PictureWords;
}

/** What readers need to be told. */
export interface ReaderSettings {
  /** Absent where words in pictures are not read. */
  readonly tesseract?: Tesseract;
  /** Absent where nothing is remembered. */
  readonly memory?: PictureMemory;
  /** The logos that are looked for, asked for with the first picture. */
  logos?(): LogoCatalogue | undefined;
  /** Tests on a loaded machine are more patient. */
  readonly limits?: Partial<WordLimits>;
}

/** A reading process, which starts with the first attachment, and Tesseract where there is one. */
export function createReaders({ tesseract, memory, logos, limits }: ReaderSettings = {}): Readers {
  const process = createReadingProcess({ ...(logos && { logos }) });
  const words = tesseract && createPictureWords(process, createTesseractReader(tesseract, limits));
  const reader = memory ? rememberingReader(process, memory) : process;
  return {
    attachmentReader: { read: (tasks) => reader.read(tasks), close: () => process.close() },
    ...(words && { pictureWords: memory ? rememberingWords(words, memory) : words }),
  };
}
