import { type ChildProcess, spawn } from 'node:child_process';
import type { GreyPicture } from '../attachment-reader.ts';
import { WORD_LIMITS } from '../limits.ts';
import type { WordReader } from '../word-reader.ts';
import type { Tesseract } from './find-tesseract.ts';

/** Limits of one reading. Tests cannot wait so long. */
export type WordLimits = Readonly<Record<'messageMs' | 'memoryMegabytes' | 'cpuSeconds', number>>;

/** A word reader that starts Tesseract for each picture, one at a time. */
export function createTesseractReader(tesseract: Tesseract, changed: Partial<WordLimits> = {}): WordReader {
  const limits = { ...WORD_LIMITS, ...changed };
  let last: Promise<unknown> = Promise.resolve();
  return {
    read(pictures) {
      // Counted from here: who waits for the pictures of others has less time for its own, and keeps its deadline.
      const deadline = performance.now() + limits.messageMs;
      const reading = last.then(() => readAll(pictures, tesseract, limits, deadline));
      last = reading;
      return reading;
    },
  };
}

async function readAll(
  pictures: readonly GreyPicture[],
  tesseract: Tesseract,
  limits: WordLimits,
  deadline: number,
): Promise<string[]> {
  const texts: string[] = [];
  for (const picture of pictures) {
    const left = deadline - performance.now();
    texts.push(left > 0 ? await readOne(picture, startTesseract(tesseract, limits), left) : '');
  }
  return texts;
}

/**
 * Set by the shell, which is replaced by the program: no core dump, no byte written to any file, so much memory and so
 * much processor time. What a system does not know is left out.
 */
const LIMITED =
  'ulimit -c 0; ulimit -f 0; ulimit -v "$1" 2>/dev/null; ulimit -t "$2" 2>/dev/null; shift 2; exec "$@"';

/** Text anywhere in the picture, in no particular order: logos, buttons and paragraphs alike. */
const SPARSE_TEXT = '11';

/** In a process group of its own, with nothing but a pipe in, a pipe out and where to find programs. */
function startTesseract({ program, languages }: Tesseract, limits: WordLimits): ChildProcess {
  const kilobytes = `${limits.memoryMegabytes * 1024}`;
  const command = [
    program,
    'stdin',
    'stdout',
    '-l',
    languages.join('+'),
    '--psm',
    SPARSE_TEXT,
    '--dpi',
    '96',
  ];
  const child = spawn('/bin/sh', ['-c', LIMITED, 'sh', kilobytes, `${limits.cpuSeconds}`, ...command], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
    env: {
      PATH: process.env['PATH'],
      TESSDATA_PREFIX: process.env['TESSDATA_PREFIX'],
      OMP_THREAD_LIMIT: '1',
    },
  });
  // That it is gone is told by its exit; without a listener an error would end ours.
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  return child;
}

/** Everything within that time, else nothing; killed when it takes longer or says more than any picture holds. */
function readOne(picture: GreyPicture, child: ChildProcess, milliseconds: number): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const timer = setTimeout(() => kill(child), milliseconds);
    child.stdout?.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > WORD_LIMITS.textLength * 4) kill(child);
      else chunks.push(chunk);
    });
    child.once('error', () => finish(false));
    child.once('close', (code) => finish(code === 0));
    const finish = (whole: boolean): void => {
      clearTimeout(timer);
      resolve(whole ? linesOf(Buffer.concat(chunks).toString('utf8')) : '');
    };
    child.stdin?.end(portableGreymap(picture));
  });
}

/** The whole group, whatever it may have started. */
function kill({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** PGM (netpbm): a header of three numbers and the bare shades. Nothing of it was written by the sender. */
function portableGreymap({ width, height, data }: GreyPicture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}

/** Empty lines stand between all lines of sparse text, and what has no two letters or digits was no word. */
function linesOf(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]{2}/u.test(line))
    .join('\n')
    .slice(0, WORD_LIMITS.textLength);
}
