import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorsOf } from '../../../../src/signals/ask/phrases/anchor.ts';
import { buildAutomaton } from '../../../../src/signals/ask/phrases/phrase-automaton.ts';
import { buildPhraseIndex } from '../../../../src/signals/ask/phrases/phrase-index.ts';
import type { PhraseNode } from '../../../../src/signals/ask/phrases/phrase-node.ts';
import { parsePhrase } from '../../../../src/signals/ask/phrases/phrase-syntax.ts';
import { splitWords } from '../../../../src/signals/ask/phrases/split-words.ts';
import { typeWords } from '../../../../src/signals/ask/phrases/typed-words.ts';

function matchesIn(text: string, ...phrases: readonly string[]): string[] {
  const words = typeWords(splitWords(text));
  const index = buildPhraseIndex(
    phrases.map((written) => {
      const phrase = parsePhrase(written, new Map());
      return { phrase, positions: buildAutomaton(phrase), of: written };
    }),
  );
  return index.search(words).map(({ from, to }) => text.slice(words[from]?.start, words[to]?.end));
}

describe('buildPhraseIndex', () => {
  it.each([
    ['side by side', 'chez vous', 'Il passe chez vous demain', ['chez vous']],
    ['not side by side', 'chez vous', 'chez lui et vous', []],
    ['an alternative', '(komt|zal komen) langs', 'Hij zal komen langs', ['zal komen langs']],
    [
      'an optional word there',
      'votre [nouveau] conseiller',
      'votre nouveau conseiller',
      ['votre nouveau conseiller'],
    ],
    ['an optional word missing', 'votre [nouveau] conseiller', 'votre conseiller', ['votre conseiller']],
    ['a gap just wide enough', 'a …2 end', 'a x y end', ['a x y end']],
    ['a gap too wide', 'a …2 end', 'a x y z end', []],
    ['an empty gap', 'a …2 end', 'a end', ['a end']],
    ['two gaps around an optional word', 'a …1 [b] …1 end', 'a x y end', ['a x y end']],
    ['no more than two gaps together', 'a …1 [b] …1 end', 'a x y z end', []],
    ['the beginning of a word', 'technici*', 'De technici komen', ['technici']],
    ['the end of a word', '*gebühr', 'Die Zollgebühr ist offen', ['Zollgebühr']],
    ['nothing in a word too short', '*gebühr', 'Gebü', []],
    ['a word known from before, again', 'bel*', 'bellen en bellen', ['bellen']],
    ['a slot', 'op <date>', 'op 8 februari 2026', ['op 8 februari 2026']],
    [
      'the longest of several ends',
      'visit [… <date>] [… <time>]',
      'visit you on 8 May at 3 pm',
      ['visit you on 8 May at 3 pm'],
    ],
    ['a second start when the first fails', 'pay now', 'pay pay now', ['pay now']],
    ['a word twice in a phrase', 'dag dag', 'dag dag', ['dag dag']],
    ['not across sentences', 'enter … pin', 'Enter the room. The pin is lost', []],
    [
      'across a line broken by hand',
      'enter … pin',
      'Please take your time and carefully enter\nyour pin',
      ['enter\nyour pin'],
    ],
    ['case and accents', 'présentera', 'PRÉSENTERA présentera', ['PRÉSENTERA']],
  ])('finds %s', (_, phrase, text, expected) => {
    expect(matchesIn(text, phrase)).toEqual(expected);
  });

  it('agrees with trying every way through the phrase', () => {
    const leaf = fc.constantFrom('a', 'b', 'c', '…1', '…2');
    const { phrase } = fc.letrec<{ phrase: string }>((tie) => ({
      phrase: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        leaf,
        fc.tuple(tie('phrase'), tie('phrase')).map(([left, right]) => `${left} ${right}`),
        fc.tuple(tie('phrase'), tie('phrase')).map(([left, right]) => `(${left}|${right})`),
        tie('phrase').map((inner) => `[${inner}]`),
      ),
    }));
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'x'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(phrase, text, (inner, words) => {
        const written = `a ${inner} b`;
        const node = parsePhrase(written, new Map());
        expect(matchesIn(words.join(' '), written).length > 0).toBe(occurs(node, words));
      }),
      { numRuns: 500 },
    );
  });
});

/** The slow and obvious meaning of a phrase. */
function occurs(node: PhraseNode, words: readonly string[]): boolean {
  return words.some((_, start) => [...endsOf(node, words, start)].some((end) => end > start));
}

function endsOf(node: PhraseNode, words: readonly string[], start: number): Set<number> {
  switch (node.kind) {
    case 'word':
      return new Set(words[start] === node.text ? [start + 1] : []);
    case 'gap':
      return new Set(Array.from({ length: node.words + 1 }, (_, skipped) => start + skipped));
    case 'sequence': {
      let ends = new Set([start]);
      for (const item of node.items)
        ends = new Set([...ends].flatMap((end) => [...endsOf(item, words, end)]));
      return ends;
    }
    case 'choice':
      return new Set([
        ...(node.optional ? [start] : []),
        ...node.options.flatMap((option) => [...endsOf(option, words, start)]),
      ]);
    default:
      return new Set();
  }
}

describe('anchorsOf', () => {
  it.each([
    ['votre compte bancaire', { votre: 9, compte: 2 }, [['bancaire'], ['compte']]],
    ['de (komt|komen)', { de: 1 }, [['komt', 'komen'], ['de']]],
    ['[votre] compte', {}, [['compte']]],
    ['(carte|<amount>) cadeau', {}, [['cadeau']]],
    ['(carte cadeau|bon) [vite]', { carte: 5 }, [['cadeau', 'bon']]],
  ])('of %s are the rarest words that must occur', (phrase, frequency, expected) => {
    const anchors = anchorsOf(parsePhrase(phrase, new Map()), new Map(Object.entries(frequency)));
    expect(anchors.map((anchor) => anchor.map(({ text }) => text))).toEqual(expected);
  });

  it('are missing when nothing must occur', () => {
    expect(anchorsOf(parsePhrase('[votre] <amount>', new Map()), new Map())).toEqual([]);
  });
});
