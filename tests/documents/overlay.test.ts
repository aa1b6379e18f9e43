import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatProblem } from '../../src/documents/document.ts';
import { readOverlaid } from '../../src/documents/overlay.ts';

const Shelf = z.strictObject({
  owner: z.string(),
  words: z.strictObject({ nl: z.array(z.string()), fr: z.array(z.string()) }),
  books: z.array(z.strictObject({ name: z.string(), pages: z.int() })).default([]),
});

const SHIPPED = {
  file: 'rules/lists/shelf.yaml',
  text: 'owner: us\nwords: { nl: [een], fr: [un] }\nbooks:\n  - { name: one, pages: 1 }\n  - { name: two, pages: 2 }\n',
};

function read(text: string) {
  return readOverlaid(Shelf, [
    SHIPPED,
    { file: '/etc/counterfoil/rules.d/lists/shelf.yaml', text, local: true },
  ]);
}

describe('an overlay', () => {
  it.each([
    ['replaces a value', 'owner: them\n', { owner: 'them' }],
    ['adds to a list', 'words: { nl: [twee] }\n', { words: { nl: ['een', 'twee'], fr: ['un'] } }],
    ['takes out a text', 'without: [un]\n', { words: { nl: ['een'], fr: [] } }],
    ['takes out an entry by its name', 'without: [one]\n', { books: [{ name: 'two', pages: 2 }] }],
    [
      'takes the place of an entry: out, and in again',
      'books: [{ name: three, pages: 3 }]\nwithout: [one, two]\n',
      { books: [{ name: 'three', pages: 3 }] },
    ],
    ['changes nothing that it does not name', 'owner: us\n', { words: { nl: ['een'], fr: ['un'] } }],
  ])('%s', (_, text, expected) => {
    const reading = read(text);
    expect(reading).toMatchObject({ ok: true, overlaid: { value: expected } });
  });

  it.each([
    ['an unknown key', 'onwer: them\n', 'shelf.yaml:1:1 unknown key "onwer" (did you mean "owner"?)'],
    [
      'an entry that is not there',
      'without: [tow]\n',
      'shelf.yaml:1:11 no entry of the shipped file is "tow"',
    ],
    ['a wrong type', 'words: { nl: twee }\n', 'shelf.yaml:1:10 words.nl: expected array, found "twee"'],
  ])('refuses %s', (_, text, expected) => {
    const reading = read(text);
    const problems = reading.ok ? [] : reading.problems.map(formatProblem);
    expect(problems).toEqual([expect.stringContaining(expected)]);
  });

  it('tells the place of what it changed, and of the rest in the shipped file', () => {
    const reading = read('# ours\nowner: them\n');
    if (!reading.ok || !reading.overlaid) throw new Error('expected a value');
    expect(reading.overlaid.problemAt(['owner'], 'x')).toMatchObject({
      file: '/etc/counterfoil/rules.d/lists/shelf.yaml',
      line: 2,
    });
    expect(reading.overlaid.problemAt(['books', 1], 'x')).toMatchObject({ file: SHIPPED.file, line: 5 });
  });
});
