import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEncodedWords } from '../../src/message/encoded-word.ts';

describe('decodeEncodedWords', () => {
  it.each([
    ['nothing to decode', 'Bonjour', 'Bonjour'],
    ['Q', '=?utf-8?Q?Service_client=C3=A8le?=', 'Service clientèle'],
    ['lower-case q and hex', '=?UTF-8?q?client=c3=a8le?=', 'clientèle'],
    ['B', `=?utf-8?B?${Buffer.from('Kundenservice ✓').toString('base64')}?=`, 'Kundenservice ✓'],
    ['B without padding', '=?utf-8?B?w6k?=', 'é'],
    ['iso-8859-1', '=?iso-8859-1?Q?d=E9j=E0?=', 'déjà'],
    ['windows-1252', '=?windows-1252?Q?=80_10?=', '€ 10'],
    ['iso-2022-jp', '=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=', '日本'],
    ['language of RFC 2231', '=?utf-8*fr?Q?=C3=A9t=C3=A9?=', 'été'],
    ['white space between words is dropped', '=?utf-8?Q?Prox?= \t =?utf-8?Q?imus?=', 'Proximus'],
    ['text between words stays', 'a =?utf-8?Q?b?= c =?utf-8?Q?d?= e', 'a b c d e'],
    ['a character split across words', '=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=', 'café'],
    ['charsets change between words', '=?utf-8?Q?=C3=A9?= =?iso-8859-1?Q?=E9?=', 'éé'],
    ['spaces within the word', '=?utf-8?Q?deux mots?=', 'deux mots'],
    ['unknown charset', '=?klingon?Q?=C3=A9?=', 'é'],
    ['unknown charset, not UTF-8', '=?klingon?Q?=E9?=', 'é'],
    ['unclosed', '=?utf-8?Q?abc', '=?utf-8?Q?abc'],
    ['unknown encoding', '=?utf-8?X?abc?=', '=?utf-8?X?abc?='],
    ['broken hex', '=?utf-8?Q?=G1=?=', '=G1='],
    ['garbage as base64', '=?utf-8?B?!!!!?=', ''],
    ['empty', '=?utf-8?Q??=', ''],
  ])('%s', (_, written, decoded) => {
    expect(decodeEncodedWords(written)).toBe(decoded);
  });

  it('never throws', () => {
    const unit = fc.constantFrom('=?', '?=', '?', 'utf-8', 'Q', 'B', '=C3', '=', '_', ' ', 'é', 'A');
    fc.assert(fc.property(fc.string({ unit }), (text) => typeof decodeEncodedWords(text) === 'string'));
  });
});
