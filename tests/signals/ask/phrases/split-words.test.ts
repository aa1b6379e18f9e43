import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords } from '../../../../src/signals/ask/phrases/split-words.ts';

function sentencesOf(text: string): string[] {
  const sentences = Map.groupBy(splitWords(text), ({ sentence }) => sentence);
  return [...sentences.values()].map((words) => words.map((word) => word.text).join(' '));
}

describe('splitWords', () => {
  it.each([
    ['Smart-ID d’un', 'smart id d un'],
    ['€ 1,99 à 15:30', '€ 1,99 a 15:30'],
    ['+32 (0)56/12.34.56', '+ 32 0 56/12.34.56'],
    ['Straße, cœur, õäöü', 'strasse coeur oaou'],
    ['pré\u00ADsent PI\u200BN', 'present pin'],
    ['p\u0430rool', 'parool'],
    ['\u200B \u00AD', ''],
    ['𝗟𝗼𝗴 𝗶𝗻', 'log in'],
  ])('reads %s', (text, words) => {
    expect(
      splitWords(text)
        .map((word) => word.text)
        .join(' '),
    ).toBe(words);
  });

  it.each([
    ['Bel ons. Nu meteen!', ['bel ons', 'nu meteen']],
    ['am 8. Februar um 15 Uhr', ['am 8 februar um 15 uhr']],
    ['Tel. 0800 12 345', ['tel 0800 12 345']],
    ['ga naar www.kpn.example vandaag', ['ga naar www kpn example vandaag']],
    ['Uw afspraak\nBeste klant', ['uw afspraak', 'beste klant']],
    ['Uw monteur komt\nbij u langs', ['uw monteur komt bij u langs']],
    ['Datum: 8 februari\nUur: 15u', ['datum 8 februari uur 15u']],
    ['Date de visite : mardi\nHeure : 15h', ['date de visite mardi heure 15h']],
    ['Kuupäev:\n8. veebruar', ['kuupaev 8 veebruar']],
    ['Datum:\n\nBeste klant', ['datum', 'beste klant']],
    ['Datum: 8 februari\nBeste klant', ['datum 8 februari', 'beste klant']],
    ['https://a.example/\nBeste klant', ['https a example', 'beste klant']],
    ['Eerste alinea\n\nen de tweede', ['eerste alinea', 'en de tweede']],
    ['Inloggen | Contact • Help', ['inloggen', 'contact', 'help']],
  ])('parts %j into sentences', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  it('keeps every word where it stands, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let end = 0;
        let sentence = 0;
        for (const word of splitWords(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          expect(word.sentence).toBeGreaterThanOrEqual(sentence);
          expect(word.text).not.toBe('');
          ({ end, sentence } = word);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
