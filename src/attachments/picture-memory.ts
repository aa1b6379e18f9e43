import { z } from 'zod';
import { type AttachmentReader, EMPTY_READING, type Reading, type ReadingTask } from './attachment-reader.ts';
import { ATTACHMENT_LIMITS, WORD_LIMITS } from './limits.ts';
import { PictureLogo } from './picture-logo.ts';
import type { PictureWords } from './word-reader.ts';

/** What is remembered of a file. */
export type PictureAspect = 'reading' | 'words';

/** Remembers what was found in files: most pictures come again and again. Neither method rejects. */
export interface PictureMemory {
  /** What was remembered; undefined when nothing was, or nobody can tell in time. */
  recall(task: ReadingTask, aspect: PictureAspect): Promise<string | undefined>;
  remember(task: ReadingTask, aspect: PictureAspect, value: string): void;
}

/** What a picture shows, as it is remembered. */
const Remembered = z.strictObject({
  codes: z.array(z.string().max(ATTACHMENT_LIMITS.codeLength)).max(ATTACHMENT_LIMITS.codes),
  logos: z.array(PictureLogo).max(ATTACHMENT_LIMITS.logos),
});

/** Reads each picture once as long as it is remembered. What could not be read is tried anew. */
export function rememberingReader(reader: AttachmentReader, memory: PictureMemory): AttachmentReader {
  const isRemembered = ({ kind, scan }: ReadingTask): boolean => kind === 'picture' && !scan;
  const askMemory = async (task: ReadingTask): Promise<Reading | undefined> =>
    isRemembered(task) ? readingOf(await memory.recall(task, 'reading')) : undefined;
  return {
    async read(tasks) {
      return onlyUnknown(tasks, askMemory, async (unknown) => {
        const readings = await reader.read(unknown);
        for (const [index, task] of unknown.entries()) {
          const { codes, logos, problems } = readings[index] ?? { problems: ['not-read'] };
          if (isRemembered(task) && problems.length === 0)
            memory.remember(task, 'reading', JSON.stringify({ codes, logos }));
        }
        return readings;
      });
    },
  };
}

function readingOf(value: string | undefined): Reading | undefined {
  if (value === undefined) return undefined;
  const { data } = Remembered.safeParse(JSON.parse(value));
  return data && { ...EMPTY_READING, ...data };
}

/** Reads the words of each file once as long as they are remembered; finding none is worth remembering, too. */
export function rememberingWords(words: PictureWords, memory: PictureMemory): PictureWords {
  return {
    read: (tasks) =>
      onlyUnknown(
        tasks,
        (task) => memory.recall(task, 'words'),
        async (unknown) => {
          const started = performance.now();
          const texts = await words.read(unknown);
          // Nothing in all that time may be for want of time.
          const inTime = performance.now() - started < WORD_LIMITS.messageMs * 0.9;
          for (const [index, task] of unknown.entries()) {
            const text = texts[index] ?? '';
            if (text !== '' || inTime) memory.remember(task, 'words', text);
          }
          return texts;
        },
      ),
  };
}

/** Asks the memory about each task and somebody else about the rest; answers stand in the order of the tasks. */
async function onlyUnknown<Answer>(
  tasks: readonly ReadingTask[],
  recall: (task: ReadingTask) => Promise<Answer | undefined>,
  ask: (unknown: readonly ReadingTask[]) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  const answers = new Map<ReadingTask, Answer>();
  for (const task of tasks) {
    const known = await recall(task);
    if (known !== undefined) answers.set(task, known);
  }
  const unknown = tasks.filter((task) => !answers.has(task));
  const fresh = unknown.length > 0 ? await ask(unknown) : [];
  for (const [index, task] of unknown.entries()) {
    const answer = fresh[index];
    if (answer !== undefined) answers.set(task, answer);
  }
  return tasks.flatMap((task) => answers.get(task) ?? []);
}
