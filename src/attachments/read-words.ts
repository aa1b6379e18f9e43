import { deepFreeze } from '../message/freeze.ts';
import { detectLanguage } from '../message/language.ts';
import type { Message } from '../message/message.ts';
import { attachedFiles } from './attached-files.ts';
import type { AttachmentContent } from './attachment-content.ts';
import type { ReadingTask } from './attachment-reader.ts';
import { givenPasswords } from './given-password.ts';
import { WORD_LIMITS } from './limits.ts';
import { pictureSize } from './picture-size.ts';
import type { PictureWords } from './word-reader.ts';

/** Fewer letters than this are a page number, or what a scanner writes on the edge. */
const FEWEST_LETTERS = 20;

/**
 * Fills in the words of pictures and of PDFs without text, where they are what the reader is to read. It takes as long as a
 * hundred messages, so whoever calls it has a reason. Everything else stays as it is.
 */
export async function readWords(
  message: Pick<Message, 'parts' | 'images' | 'text'>,
  attachments: readonly AttachmentContent[],
  words: PictureWords,
): Promise<readonly AttachmentContent[]> {
  const wordless = wordlessFiles(message, attachments);
  if (wordless.length === 0) return attachments;
  const texts = await words.read(wordless.map(({ task }) => task));
  const read = new Map(wordless.map(({ index }, at) => [index, texts[at] ?? '']));
  return deepFreeze(attachments.map((attachment, index) => withWords(attachment, read.get(index) ?? '')));
}

function withWords(attachment: AttachmentContent, text: string): AttachmentContent {
  if (text === '') return attachment;
  return { ...attachment, text, language: detectLanguage('', text.split('\n')) };
}

interface Wordless {
  /** Where it stands among the attachments. */
  readonly index: number;
  readonly task: ReadingTask;
  readonly pixels: number;
}

/** What has words that only eyes read: the largest pictures of a message that says hardly anything else, then PDFs. */
function wordlessFiles(
  message: Pick<Message, 'parts' | 'images' | 'text'>,
  attachments: readonly AttachmentContent[],
): Wordless[] {
  const alone = letters(message.text) < WORD_LIMITS.textBeside;
  const candidates = attachments.filter((each) => (alone && isPicture(each)) || isWordlessDocument(each));
  if (candidates.length === 0) return [];
  const passwords = givenPasswords(message.text).map(({ password }) => password);
  return attachedFiles(message)
    .flatMap(({ bytes }, index): Wordless[] => {
      const attachment = attachments[index];
      if (!attachment || !bytes || !candidates.includes(attachment)) return [];
      const kind = attachment.where === 'image' ? 'picture' : 'pdf';
      const pixels = kind === 'picture' ? legiblePixels(bytes, attachment) : 1;
      return pixels > 0 ? [{ index, task: { kind, bytes, passwords }, pixels }] : [];
    })
    .toSorted((left, right) => right.pixels - left.pixels)
    .slice(0, WORD_LIMITS.pictures);
}

function isPicture({ where, problems }: AttachmentContent): boolean {
  return where === 'image' && problems.length === 0;
}

function isWordlessDocument({ type, pages, text }: AttachmentContent): boolean {
  return type === 'pdf' && pages > 0 && letters(text) < FEWEST_LETTERS;
}

/** How many pixels a picture has; 0 for one that is too small to have words. */
function legiblePixels(bytes: Uint8Array, { type }: AttachmentContent): number {
  const { width, height } = pictureSize(bytes, type) ?? { width: 0, height: 0 };
  const isLegible = Math.min(width, height) >= WORD_LIMITS.leastSide;
  return isLegible && width * height >= WORD_LIMITS.leastPixels ? width * height : 0;
}

function letters(text: string): number {
  return text.length < WORD_LIMITS.textBeside * 20
    ? (text.match(/\p{L}/gu)?.length ?? 0)
    : WORD_LIMITS.textBeside;
}
