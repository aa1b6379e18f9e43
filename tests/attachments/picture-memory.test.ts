import { describe, expect, it } from 'vitest';
import {
  EMPTY_READING,
  type Reading,
  type ReadingTask,
  unread,
} from '../../src/attachments/attachment-reader.ts';
import {
  type PictureMemory,
  rememberingReader,
  rememberingWords,
} from '../../src/attachments/picture-memory.ts';

const task = (name: string, kind: ReadingTask['kind'] = 'picture'): ReadingTask => ({
  kind,
  bytes: Buffer.from(name),
  passwords: [],
});

function memory(): PictureMemory & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  const nameOf = ({ bytes }: ReadingTask, aspect: string): string => `${aspect} ${Buffer.from(bytes)}`;
  return {
    kept,
    recall: async (each, aspect) => kept.get(nameOf(each, aspect)),
    remember: (each, aspect, value) => void kept.set(nameOf(each, aspect), value),
  };
}

/** A reader that notes what it is asked. */
function noting(answer: (task: ReadingTask) => Reading) {
  const asked: string[] = [];
  const read = async (tasks: readonly ReadingTask[]): Promise<Reading[]> => {
    asked.push(...tasks.map(({ bytes }) => Buffer.from(bytes).toString()));
    return tasks.map(answer);
  };
  return { asked, read };
}

const found = ({ bytes }: ReadingTask): Reading => ({
  ...EMPTY_READING,
  codes: [`code of ${Buffer.from(bytes)}`],
});

describe('a reader that remembers', () => {
  it('reads each picture once, and answers in the order of the tasks', async () => {
    const reader = noting(found);
    const remembering = rememberingReader(reader, memory());
    await remembering.read([task('b')]);
    const readings = await remembering.read([task('a'), task('b'), task('c')]);
    expect(readings.map(({ codes }) => codes)).toEqual([['code of a'], ['code of b'], ['code of c']]);
    expect(reader.asked).toEqual(['b', 'a', 'c']);
  });

  it.each([
    ['a PDF', task('x', 'pdf'), found],
    ['a scan', { ...task('x'), scan: true as const }, found],
    ['what could not be read', task('x'), () => unread('unreadable')],
    ['what took too long', task('x'), () => unread('out-of-time')],
  ])('reads %s anew', async (_, each, answer) => {
    const reader = noting(answer);
    const remembering = rememberingReader(reader, memory());
    await remembering.read([each]);
    await remembering.read([each]);
    expect(reader.asked).toEqual(['x', 'x']);
  });

  it('does not believe a memory that says something else', async () => {
    const place = memory();
    place.kept.set('reading x', '{"codes":["a"],"logos":[{"brand":7}]}');
    const reader = noting(found);
    expect(await rememberingReader(reader, place).read([task('x')])).toEqual([found(task('x'))]);
  });
});

describe('words that are remembered', () => {
  it('are read once, also where there are none', async () => {
    const asked: string[] = [];
    const words = rememberingWords(
      {
        read: async (tasks) => {
          asked.push(...tasks.map(({ bytes }) => Buffer.from(bytes).toString()));
          return tasks.map(({ bytes }) => (Buffer.from(bytes).toString() === 'photo' ? '' : 'Proximus'));
        },
      },
      memory(),
    );
    expect(await words.read([task('photo'), task('logo')])).toEqual(['', 'Proximus']);
    expect(await words.read([task('logo'), task('photo')])).toEqual(['Proximus', '']);
    expect(asked).toEqual(['photo', 'logo']);
  });
});
