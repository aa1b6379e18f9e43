import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../../src/documents/document.ts';
import { compileLures } from '../../../../src/signals/ask/phrases/compile-lures.ts';
import { lureDocument } from './lure-document.ts';

function problemsOf(text: string): string[] {
  return compileLures({ file: 'nl.yaml', text }).problems.map(formatProblem);
}

const ask = (body: string): string => `language: nl\nasks:\n  - id: visit\n    kind: appointment\n${body}`;

describe('compileLures', () => {
  it('points at the sign inside a quoted phrase', () => {
    expect(problemsOf(ask(`    phrases: ['om <tijd>']\n`))).toEqual([
      'nl.yaml:5:20 unknown slot <tijd> (did you mean "time"?)',
    ]);
  });

  it('points at the sign inside a plain phrase', () => {
    expect(problemsOf(ask('    phrases:\n      - komt (langs\n'))).toEqual([
      'nl.yaml:6:14 "(" is not closed (add ")")',
    ]);
  });

  it.each([
    [
      'an unknown key',
      ask('    phrase: [a]\n    phrases: [abc]\n'),
      'unknown key "phrase" (did you mean "phrases"?)',
    ],
    [
      'an unknown kind',
      'language: nl\nasks:\n  - { id: a, kind: visit, phrases: [abc] }\n',
      'kind: expected one of 20 words',
    ],
    ['an unknown language', 'language: xx\n', 'language: expected one of'],
    [
      'a phrase of optional words',
      ask(`    phrases: ['[uw] <amount>']\n`),
      'a phrase without a word that must occur',
    ],
    [
      'two asks of a name',
      `${ask('    phrases: [abc]\n')}  - { id: visit, kind: pay, phrases: [abd] }\n`,
      'two asks "visit"',
    ],
    [
      'a fault in a word list',
      "language: nl\nwords:\n  tool: ['a*']\n",
      'nl.yaml:3:12 "a*" begins too many words',
    ],
    ['a list in a list', "language: nl\nwords:\n  a: [abc]\n  b: ['{a}']\n", 'unknown word list {a}'],
    ['an unless with a fault', ask(`    phrases: [abc]\n    unless: ['nooit )']\n`), '")" closes nothing'],
  ])('refuses %s', (_, text, problem) => {
    expect(problemsOf(text).join('\n')).toContain(problem);
  });

  it('refuses a phrase that would cost every message time', () => {
    const phrase = Array.from({ length: 250 }, () => 'a').join(' ');
    expect(compileLures(lureDocument(phrase)).problems).toMatchObject([{ message: 'a phrase of 250 words' }]);
    const optional = `a ${Array.from({ length: 100 }, () => '[a]').join(' ')}`;
    expect(compileLures(lureDocument(optional)).problems).toMatchObject([
      { message: 'a phrase with 5050 ways from word to word' },
    ]);
  });

  it('compiles what is right', () => {
    const { phrases, problems } = compileLures(lureDocument('pay … <amount>', 'settle the bill'));
    expect(problems).toEqual([]);
    expect(phrases.map(({ of }) => of)).toEqual([
      { role: 'ask', language: 'en', id: 'test', kind: 'pay', needsNear: false },
      { role: 'ask', language: 'en', id: 'test', kind: 'pay', needsNear: false },
    ]);
  });
});
