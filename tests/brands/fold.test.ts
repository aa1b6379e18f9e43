import { describe, expect, it } from 'vitest';
import { asWritten, fold, foldedString, SPACE } from '../../src/brands/fold.ts';
import { fc, test } from './property.ts';

describe('the plain reading', () => {
  it.each([
    ['Crédit Agricole', 'credit agricole'],
    ['õäöü ŠŽ ß æ ł', 'oaou sz ss ae l'],
    ['Smart-ID', 'smart id'],
    ['H&M  Canal+', 'h&m canal+'],
    ['PayPal™', 'paypal'],
    ['アマゾンAmazon', 'amazon'],
    ['Привет', 'привет'],
    ['pаypal', 'pаypal'],
  ])('%s → %s', (text, expected) => expect(foldedString(text)).toBe(expected));

  it.each(['Tõnu Õunapuu', 'Société Générale', 'Österreich'])('finds nothing confusable in %s', (text) => {
    expect(fold(text).confusable).toBe(false);
    expect(foldedString(text, 'confusable')).toBe(foldedString(text));
  });
});

describe('the confusable reading', () => {
  it.each([
    ['Cyrillic letters', 'Раураl', 'paypal'],
    ['Greek capitals', 'ΡΑΥΡΑL', 'paypal'],
    ['Cherokee and Lisu letters', 'Ꭺꓮ', 'aa'],
    ['full-width letters', 'ＰａｙＰal', 'paypal'],
    ['mathematical letters', '𝐍𝐞𝐭𝕗𝓁𝒾𝔁', 'netflix'],
    ['circled letters', 'Ⓐⓜⓐⓩⓞⓝ', 'amazon'],
    ['squared and negative letters', '🄿🅰🅈🅟🇦🇱', 'paypal'],
    ['small capitals', 'ɴᴇᴛꜰʟɪx', 'netflix'],
    ['letters with a dot below', 'paypạl', 'paypal'],
    ['palochka', 'аррӏе', 'apple'],
    ['zero-width characters', 'P\u200Ba\u200Cy\u200DP\u2060a\uFEFFl', 'paypal'],
    ['soft hyphens', 'Pay\u00ADPal', 'paypal'],
    ['variation selectors', 'Pay\uFE0FP\u{E0100}al\u{E01EF}', 'paypal'],
    ['tags', 'Pay\u{E0041}Pal', 'paypal'],
    ['bidirectional controls', 'Pay\u202EPal\u202C', 'paypal'],
    ['Hangul fillers', 'Pay\u3164P\uFFA0a\u115Fl', 'paypal'],
    ['the combining grapheme joiner', 'P\u034Fay', 'pay'],
    ['combining marks', 'P\u0337a\u0337y\u0337', 'pay'],
    ['control characters', 'Pay\u0007Pal', 'pay pal'],
  ])('sees through %s', (_, text, expected) => expect(foldedString(text, 'confusable')).toBe(expected));
});

describe('the way back', () => {
  it('quotes the words as written', () => {
    const text = '  «Р\u200Bау-Раl» 𝐍𝐞𝐭';
    const folded = fold(text, 'confusable');
    expect(foldedString(text, 'confusable')).toBe('pay pal net');
    expect(asWritten(folded, 0, 3)).toBe('Р\u200Bау');
    expect(asWritten(folded, 8, 11)).toBe('𝐍𝐞𝐭');
  });

  test('places rise and stay within the text', fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
    for (const reading of ['plain', 'confusable'] as const) {
      const { codes, starts } = fold(text, reading);
      expect(starts.every((start, at) => start < text.length && start >= (starts[at - 1] ?? 0))).toBe(true);
      expect(codes.every((code, at) => code !== SPACE || codes[at - 1] !== SPACE)).toBe(true);
    }
  });

  test('folding twice changes nothing', fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
    const once = foldedString(text);
    expect(foldedString(once)).toBe(once);
  });
});
