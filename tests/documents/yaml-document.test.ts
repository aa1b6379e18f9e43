import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatProblem } from '../../src/documents/document.ts';
import { readYaml } from '../../src/documents/yaml-document.ts';

const Shelf = z.strictObject({
  name: z.string(),
  books: z.array(z.strictObject({ title: z.string(), pages: z.int().positive().optional() })).default([]),
});

function problemsOf(text: string): string[] {
  const reading = readYaml(Shelf, { file: 'shelf.yaml', text });
  return reading.ok ? [] : reading.problems.map(formatProblem);
}

describe('readYaml', () => {
  it('gives the value and locates later complaints', () => {
    const reading = readYaml(Shelf, {
      file: 'shelf.yaml',
      text: 'name: a\nbooks:\n  - title: b\n    pages: 3\n',
    });
    if (!reading.ok) throw new Error('expected a value');
    expect(reading.document.value).toEqual({ name: 'a', books: [{ title: 'b', pages: 3 }] });
    expect(reading.document.problemAt(['books', 0, 'pages'], 'too few')).toEqual({
      file: 'shelf.yaml',
      line: 4,
      column: 5,
      message: 'too few',
    });
  });

  it.each([
    [
      'a mistyped key, with the nearest one',
      'nmae: a\nname: a\n',
      ['shelf.yaml:1:1 unknown key "nmae" (did you mean "name"?)'],
    ],
    [
      'a mistyped key deep inside',
      'name: a\nbooks:\n  - title: b\n    pagse: 3\n',
      ['shelf.yaml:4:5 books.0: unknown key "pagse" (did you mean "pages"?)'],
    ],
    [
      'an unknown key without a near one',
      'name: a\ncolour: red\n',
      ['shelf.yaml:2:1 unknown key "colour" (known keys: name, books)'],
    ],
    [
      'a missing key, at its parent',
      'name: a\nbooks:\n  - pages: 3\n',
      ['shelf.yaml:3:5 books.0.title: Invalid input: expected string, received undefined'],
    ],
    ['a wrong type', 'name: 3\n', ['shelf.yaml:1:1 name: Invalid input: expected string, received number']],
    ['a repeated key', 'name: a\nname: b\n', ['shelf.yaml:2:1 Map keys must be unique']],
  ])('says what is wrong: %s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  it('reports every problem at once', () => {
    expect(problemsOf('nmae: 1\nbooks: 2\n')).toHaveLength(3);
  });

  it('refuses a document that expands without end', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `l${level}: &l${level} [${'*l'.concat(`${level - 1}, `).repeat(9)}]`,
    );
    const text = `l0: &l0 [a, a, a, a, a, a, a, a, a]\n${levels.slice(1).join('\n')}\nname: x\n`;
    expect(problemsOf(text)).toEqual([expect.stringMatching(/^shelf\.yaml:1:1 .*alias/i)]);
  });
});
