import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
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
      ['shelf.yaml:3:5 books.0.title: is missing (add the key "title" here)'],
    ],
    [
      'a wrong type',
      'name: 3\n',
      [
        'shelf.yaml:1:1 name: expected string, found 3 (write a text, in quotes where it looks like anything else)',
      ],
    ],
    [
      'a repeated key',
      'name: a\nname: b\n',
      ['shelf.yaml:2:1 Map keys must be unique (join the two, or remove one)'],
    ],
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

describe('the quick way', () => {
  const Anything = z.unknown();

  /** The value as the library with places has it. */
  const careful = (text: string): unknown => parse(text);

  it.each([
    'a: 2026-11-22',
    'a: yes',
    'a: on',
    'a: ~',
    'a: 0o17',
    'a: 017',
    'a: 1_000',
    'a: 0x1f',
    'a: 1e3',
    'a: .5',
    'a: .inf',
    'a: 12:30:45',
    'a: "\\u00e9 \\x41"',
    "a: 'it''s'",
    'a: >\n  one\n  two\n\n  three\n',
    'a: |-\n  one\n    two\n',
    'a: R&D and 5 * 3',
    'a: [b, {c: d}]',
    '? a\n: b',
    'a: b # comment',
    'a: "#no comment"',
    '<<: {a: b}',
  ])('reads %j as the careful way does', (text) => {
    const reading = readYaml(Anything, { file: 'x.yaml', text });
    expect(reading.ok && reading.document.value).toEqual(careful(text));
  });

  it('reads every shipped file as the careful way does', () => {
    const files = readdirSync('rules', { recursive: true, encoding: 'utf8' });
    const shipped = files.filter((file) => file.endsWith('.yaml') && !file.startsWith('logos'));
    expect(shipped.length).toBeGreaterThan(300);
    for (const file of shipped) {
      const text = readFileSync(join('rules', file), 'utf8');
      const reading = readYaml(Anything, { file, text });
      expect(reading.ok && reading.document.value, file).toEqual(careful(text));
    }
  });

  it('leaves aliases, which could make a file grow, to the careful way', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (let depth = 0; depth < 8; depth++) {
      const [name, next] = ['abcdefghi'[depth], 'abcdefghi'[depth + 1]];
      bomb.push(`${next}: &${next} [${Array(10).fill(`*${name}`).join(', ')}]`);
    }
    const reading = readYaml(Anything, { file: 'x.yaml', text: bomb.join('\n') });
    expect(reading).toMatchObject({
      ok: false,
      problems: [{ cure: 'write out what the aliases stand for' }],
    });
  });

  it('still knows the place of a value', () => {
    const reading = readYaml(Anything, { file: 'x.yaml', text: 'a:\n  - b\n  - c\n' });
    expect(reading.ok && reading.document.problemAt(['a', 1], 'wrong')).toEqual({
      ...{ file: 'x.yaml', line: 3, column: 5, message: 'wrong' },
    });
  });
});
