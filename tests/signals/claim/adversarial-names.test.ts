import { describe, expect, it } from 'vitest';
import { claimsOf } from './claims-of.ts';

const NAME = 'claim-in-display-name';
const DISGUISE = 'disguised-name';

/** A display-name as one encoded-word. */
function encoded(name: string | Uint8Array, charset = 'utf-8'): string {
  return `=?${charset}?B?${Buffer.from(name).toString('base64')}?= <x@stranger.example>`;
}

/** "proximus" in an alphabet whose A is at this place. */
function alphabet(first: number): string {
  return Array.from('proximus', (letter) =>
    String.fromCodePoint(first + letter.charCodeAt(0) - 'a'.charCodeAt(0)),
  ).join('');
}

describe('a disguised name is a claim, and a disguise', () => {
  it.each([
    ['full width', 'Ｐｒｏｘｉｍｕｓ'],
    ['Cyrillic letters', 'Ргохіmuѕ'],
    ['one Cyrillic letter', 'Proхimus'],
    ['a Greek letter', 'Ρroximus'],
    ['zero-width characters', 'Pro\u200Bxi\u200Dmus'],
    ['a variation selector', 'Pro\uFE0Fximus'],
    ['a variation selector of plane 14', 'Pro\u{E0100}ximus'],
    ['a tag character', 'Pro\u{E0041}ximus'],
    ['a combining grapheme joiner', 'Pro\u034Fximus'],
    ['soft hyphens', 'P\u00ADr\u00ADoximus'],
    ['Hangul fillers', 'Pro\u3164xi\u115Fmus'],
    ['a half-width Hangul filler', 'Pro\uFFA0ximus'],
    ['a word joiner', 'Pro\u2060ximus'],
    ['a Mongolian vowel separator', 'Pro\u180Eximus'],
    ['combining marks', 'P̵r̶o̸x̡imus'],
    ['letters of mathematics', alphabet(0x1d41a)],
    ['script letters', alphabet(0x1d4ea)],
    ['monospace letters', alphabet(0x1d68a)],
    ['circled letters', alphabet(0x24d0)],
    ['letters in parentheses', alphabet(0x249c)],
    ['capital letters in parentheses', alphabet(0x1f110)],
    ['squared letters', alphabet(0x1f130)],
    ['negative circled letters', alphabet(0x1f150)],
    ['regional indicators', alphabet(0x1f1e6)],
    ['small capitals', 'ᴘʀᴏxɪᴍᴜꜱ'],
    ['superscript', 'ᵖʳᵒˣⁱᵐᵘˢ'],
    ['right-to-left override', '\u202EsumixorP\u202C'],
    ['an override that is not closed', '\u202EsumixorP'],
    ['an override within the name', 'Pro\u202Emix\u202Cus'],
  ])('%s', async (_, name) => {
    expect(await claimsOf(NAME, encoded(name))).toEqual([`proximus=${name}`]);
    expect(await claimsOf(DISGUISE, encoded(name))).toEqual([`proximus=${name}`]);
  });

  it.each([
    ['spaced letters', 'P r o x i m u s', 'proximus'],
    ['dotted letters', '"P.r.o.x.i.m.u.s"', 'proximus'],
    ['hyphens', 'P-r-o-x-i-m-u-s', 'proximus'],
    ['underscores', 'P_r_o_x_i_m_u_s', 'proximus'],
    ['strokes', 'P|r|o|x|i|m|u|s', 'proximus'],
    ['a zero', 'Pr0ximus', 'proximus'],
    ['a one', 'Paypa1', 'paypal'],
    ['a capital I', 'PayPaI', 'paypal'],
    ['several digits', 'N3tfl1x', 'netflix'],
    ['r and n', 'Proxirnus', 'proximus'],
    ['an at sign within', 'P@ypal', 'paypal'],
    ['an at sign in front', '"@mazon"', 'amazon'],
    ['a dollar sign at the end', 'Proximu$', 'proximus'],
    ['an exclamation mark', 'Prox!mus', 'proximus'],
  ])('%s', async (_, name, brand) => {
    const written = name.replaceAll('"', '');
    expect(await claimsOf(NAME, `${name} <x@stranger.example>`)).toEqual([`${brand}=${written}`]);
    expect(await claimsOf(DISGUISE, `${name} <x@stranger.example>`)).toEqual([`${brand}=${written}`]);
  });

  it('non-breaking spaces', async () =>
    expect(await claimsOf(DISGUISE, encoded(Array.from('Proximus').join('\u00A0')))).toEqual([
      'proximus=P r o x i m u s',
    ]));

  it('is read in the direction that the reader sees', async () => {
    expect(await claimsOf('desk-claim', encoded('Service \u202EsumixorP\u202C client'))).toHaveLength(1);
    // An isolate turns the letters back; a text that is only embedded right to left keeps its Latin words.
    expect(await claimsOf(NAME, encoded('\u202E\u2066sumixorP'))).toEqual([]);
    expect(await claimsOf(NAME, encoded('\u2067sumixorP\u2069'))).toEqual([]);
  });
});

describe('case and accents hide nothing', () => {
  it.each(['pRoXiMuS', 'PROXIMUS', 'proximus', 'Próximus'])('%s', async (name) =>
    expect(await claimsOf(NAME, encoded(name))).toEqual([`proximus=${name}`]),
  );
});

describe('a name is read in whatever way it is encoded', () => {
  const cyrillic = 'Prоximus';
  it.each([
    ['koi8-r', encoded(Uint8Array.of(0x50, 0x72, 0xcf, 0x78, 0x69, 0x6d, 0x75, 0x73), 'koi8-r'), cyrillic],
    [
      'windows-1251',
      encoded(Uint8Array.of(0x50, 0x72, 0xee, 0x78, 0x69, 0x6d, 0x75, 0x73), 'windows-1251'),
      cyrillic,
    ],
    ['iso-2022-jp', encoded('\u001B$B#P#r#o#x#i#m#u#s\u001B(B', 'iso-2022-jp'), 'Ｐｒｏｘｉｍｕｓ'],
    [
      'gb18030',
      encoded(Buffer.from('a3d0a3f2a3efa3f8a3e9a3eda3f5a3f3', 'hex'), 'gb18030'),
      'Ｐｒｏｘｉｍｕｓ',
    ],
    ['utf-7', '=?utf-7?Q?+AFA-roximus?= <x@stranger.example>', 'Proximus'],
    ['utf-7 in base64', encoded('+AFAAcgBvAHgAaQBtAHUAcw-', 'unicode-1-1-utf-7'), 'Proximus'],
    ['utf-16', encoded(Buffer.from('Proximus', 'utf16le'), 'utf-16le'), 'Proximus'],
    ['utf-16 with a mark', encoded(Buffer.from('\uFEFFProximus', 'utf16le').swap16(), 'utf-16'), 'Proximus'],
    ['an unknown charset', encoded('Proximus', 'x-unknown'), 'Proximus'],
    ['a language', encoded('Proximus', 'utf-8*fr'), 'Proximus'],
    ['no padding', '=?utf-8?B?UHJveGltdXM?= <x@stranger.example>', 'Proximus'],
    ['too much padding', '=?utf-8?B?UHJveGltdXM====?= <x@stranger.example>', 'Proximus'],
    ['base64 with a space', '=?utf-8?B?UHJv eGltdXM=?= <x@stranger.example>', 'Proximus'],
    ['Q with spaces', '=?utf-8?Q?Service client Proximus?= <x@stranger.example>', 'Proximus'],
    ['lower-case q', '=?UTF-8?q?=50=72oximus?= <x@stranger.example>', 'Proximus'],
    ['two words', '=?utf-8?Q?Pro?= =?utf-8?Q?ximus?= <x@stranger.example>', 'Proximus'],
    ['two words without a space', '=?utf-8?Q?Pro?==?utf-8?Q?ximus?= <x@stranger.example>', 'Proximus'],
    ['two folded words', '=?utf-8?Q?Pro?=\r\n\t=?utf-8?Q?ximus?= <x@stranger.example>', 'Proximus'],
    ['words of two charsets', '=?utf-8?Q?Pro?= =?iso-8859-1?Q?ximus?= <x@stranger.example>', 'Proximus'],
    ['a character across words', '=?utf-8?Q?Pr=D0?= =?utf-8?Q?=BEximus?= <x@stranger.example>', cyrillic],
    ['a word within a word', 'Pro=?utf-8?Q?ximus?= <x@stranger.example>', 'Proximus'],
    ['a word in quotes', '"=?utf-8?Q?Proximus?=" <x@stranger.example>', 'Proximus'],
    ['a word that is not closed', '=?utf-8?Q?Proximus <x@stranger.example>', 'Proximus'],
    [
      'an encoded encoded-word',
      '=?utf-8?Q?=3D=3Futf-8=3FQ=3FProximus=3F=3D?= <x@stranger.example>',
      'Proximus',
    ],
    ['a NUL', 'Pro\0ximus <x@stranger.example>', 'Proximus'],
  ])('%s', async (_, from, name) => expect(await claimsOf(NAME, from)).toEqual([`proximus=${name}`]));

  it('raw bytes', async () =>
    expect(await claimsOf(NAME, Buffer.from('Proximus cliënt <x@stranger.example>', 'latin1'))).toEqual([
      'proximus=Proximus',
    ]));
});

describe('a name is read wherever it stands in the field', () => {
  it.each([
    ['a second field', 'Jan <jan@stranger.example>\r\nFrom: Proximus <x@stranger.example>'],
    ['a second mailbox', 'Jan <jan@stranger.example>, Proximus <x@stranger.example>'],
    ['a group', 'Proximus: info@x.example;'],
    ['an empty group', 'Proximus: ;'],
    ['a group of two', '"Service Proximus": a@x.example, b@y.example;'],
    ['an empty first address', 'Proximus, <x@stranger.example>'],
    ['empty angles', 'Proximus <>, x@stranger.example'],
    ['an undotted host', 'Proximus <info@mail>'],
    ['an address literal', 'Proximus <x@[192.0.2.1]>'],
    ['a route', 'Proximus <@a.example,@b.example:x@stranger.example>'],
    ['a comment', 'x@stranger.example (Proximus)'],
    ['a comment behind angles', '<x@stranger.example> (Proximus)'],
    ['words behind angles', '<x@stranger.example> Proximus'],
    ['no angles', 'Proximus x@stranger.example'],
    ['no address', 'Proximus'],
    ['an unclosed quote', '"Proximus <x@stranger.example>'],
    ['a quoted-pair', '"Pr\\oximus" <x@stranger.example>'],
    ['two quoted-strings', '"Pro""ximus" <x@stranger.example>'],
  ])('%s', async (_, from) => expect(await claimsOf(NAME, from)).toEqual(['proximus=Proximus']));

  it.each([
    ['info@proximus.be', 'proximus'],
    ['support@paypal.com', 'paypal'],
  ])('as the address %s', async (address, brand) =>
    expect(await claimsOf(NAME, `"${address}" <x@stranger.example>`)).toEqual([`${brand}=${address}`]),
  );
});

describe('no claim and no disguise', () => {
  it.each([
    ['Estonian letters', encoded('Jõgeva Äriühing Öö Ürg')],
    ['an Estonian name', encoded('Tõnu Õun')],
    ['a customer of a telephone company', '"jan.peeters@proximus.be" <x@stranger.example>'],
    ['a mailbox of a provider', '"support@gmail.com" <x@stranger.example>'],
    ['a handle', '"@stranger" <x@stranger.example>'],
    ['an employee', 'Jan Peeters (Proximus) <jan@stranger.example>'],
    ['words that begin like a name', 'Approximus Lab <x@stranger.example>'],
    ['an amount', '"Save US$ now" <x@stranger.example>'],
    ['a name in Hebrew', encoded('\u202Bשלום\u202C')],
  ])('%s', async (_, from) => {
    expect(await claimsOf(NAME, from)).toEqual([]);
    expect(await claimsOf(DISGUISE, from)).toEqual([]);
  });
});
