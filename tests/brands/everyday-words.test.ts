import { describe, expect, it } from 'vitest';
import { readEverydayNames } from '../../src/brands/everyday-words.ts';
import { formatProblem } from '../../src/documents/document.ts';

const list = (text: string) => [{ file: 'rules/lists/everyday-words.yaml', text }];
const reading = readEverydayNames(list('everydayWords: [orange, blue, tomato]\npeopleAndPlaces: [martin]\n'));
if (!reading.ok) throw new Error('these words are right');
const { names } = reading;

describe('a common name', () => {
  it.each([['BP'], ['N°1'], ['Orange'], ['Blue Tomato'], ['La Orange'], ['Märtin']])('%s', (name) =>
    expect(names.isCommon(name)).toBe(true),
  );
});

describe('a name of its own', () => {
  it.each([['Kruidvat'], ['Orange Kruidvat'], ['De Kruidvat'], ['Abc Def Ghi']])('%s', (name) =>
    expect(names.isCommon(name)).toBe(false),
  );
});

it('tells words from people and places', () => {
  expect([names.isWord('ORANGE'), names.isWord('Martin'), names.isProper('Martin')]).toEqual([
    true,
    false,
    true,
  ]);
});

it('names a mistake in its file', () => {
  const wrong = readEverydayNames(list('everydayWords: [Été]\npeopleAndPlaces: []\n'));
  expect(!wrong.ok && wrong.problems.map(formatProblem)).toEqual([
    'rules/lists/everyday-words.yaml:1:17 everydayWords.0: a word is lower-case, without accents: ete, found "Été" (write it in that form)',
  ]);
});
