import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PhraseSyntaxError, parsePhrase } from '../../../../src/signals/ask/phrases/phrase-syntax.ts';

const NONE = new Map();
const word = (text: string, part = 'whole') => ({ kind: 'word', text, part });

describe('parsePhrase', () => {
  it.each([
    ['Bel', word('bel')],
    ['présent*', word('present', 'beginning')],
    ['*gebühr', word('gebuhr', 'end')],
    ['<date>', { kind: 'slot', slot: 'date' }],
    ['a … b', { kind: 'sequence', items: [word('a'), { kind: 'gap', words: 6 }, word('b')] }],
    ['a ...3 b', { kind: 'sequence', items: [word('a'), { kind: 'gap', words: 3 }, word('b')] }],
    ['Smart-ID', { kind: 'sequence', items: [word('smart'), word('id')] }],
    ['d’un', { kind: 'sequence', items: [word('d'), word('un')] }],
    ['(a|b)', { kind: 'choice', optional: false, options: [word('a'), word('b')] }],
    ['[a]', { kind: 'choice', optional: true, options: [word('a')] }],
    ['a|b', { kind: 'choice', optional: false, options: [word('a'), word('b')] }],
  ])('reads %s', (phrase, node) => {
    expect(parsePhrase(phrase, NONE)).toEqual(node);
  });

  it.each([
    ['bestätigen', ['bestatigen', 'bestaetigen']],
    ['Überprüf*', ['uberpruf', 'ueberpruef']],
  ])('takes umlauts written out as well: %s', (phrase, texts) => {
    const node = parsePhrase(phrase, NONE, 'umlaut');
    expect(node.kind === 'choice' && node.options.map((option) => 'text' in option && option.text)).toEqual(
      texts,
    );
    expect(parsePhrase(phrase, NONE)).toMatchObject({ kind: 'word', text: texts[0] });
  });

  it('puts a word list in place of its name', () => {
    expect(
      parsePhrase('{visitor}', new Map([['visitor', { kind: 'word', text: 'monteur', part: 'whole' }]])),
    ).toEqual(word('monteur'));
  });

  it.each([
    ['(a', 0, '"(" is not closed'],
    ['a)', 1, '")" closes nothing'],
    ['(a]', 2, '"]" closes nothing'],
    ['(a|)', 3, 'an empty alternative'],
    ['pi*', 2, '"pi*" begins too many words'],
    ['*pi', 2, '"*pi" ends too many words'],
    ['*pin*', 4, '"*pin*" has two stars'],
    ['a …99 b', 3, 'a gap of 99 words'],
    ['om <tijd>', 4, 'unknown slot <tijd>'],
    ['{visiter}', 1, 'unknown word list {visiter}'],
    ['a § b', 2, 'unexpected "§"'],
    ['((((((((a))))))))', 6, 'brackets nested too deep'],
    ['', -1, 'an empty alternative'],
  ])('refuses %s', (phrase, offset, message) => {
    const vocabulary = new Map([['visitor', { kind: 'word', text: 'x', part: 'whole' } as const]]);
    expect(() => parsePhrase(phrase, vocabulary)).toThrow(expect.objectContaining({ message, offset }));
  });

  it('proposes the nearest list or slot', () => {
    expect(() => parsePhrase('<dat>', NONE)).toThrow(
      expect.objectContaining({ cure: 'did you mean "date"?' }),
    );
  });

  it('reads or refuses whatever is written, and throws nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab ([|])…*<>{}3é') }), (phrase) => {
        try {
          parsePhrase(phrase, NONE);
        } catch (error) {
          expect(error).toBeInstanceOf(PhraseSyntaxError);
        }
      }),
    );
  });
});
