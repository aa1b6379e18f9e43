import { describe, expect, it } from 'vitest';
import type { Brand } from '../../src/brands/brand.ts';
import { buildBrandDirectory } from '../../src/brands/brand-directory.ts';
import { findNames } from '../../src/brands/find-names.ts';
import { DIRECTORY } from './directory-fixture.ts';
import { fc, test } from './property.ts';

const { vocabulary } = DIRECTORY;

function found(text: string): string[] {
  return findNames(vocabulary, text).map(
    ({ names: [name], written, disguised }) => `${name.brand.id}=${written}${disguised ? ' disguised' : ''}`,
  );
}

describe('a name as it is written', () => {
  it.each([
    ['Votre facture Proximus.', ['proximus=Proximus']],
    ['CREDIT AGRICOLE', ['credit-agricole=CREDIT AGRICOLE']],
    ['CréditAgricole', ['credit-agricole=CréditAgricole']],
    ['Smart ID või Smart-ID', ['smart-id=Smart ID', 'smart-id=Smart-ID']],
    ['bij H&M gekocht', ['hm=H&M']],
    ['Orange Belgium', ['orange-be=Orange Belgium']],
    ['Amazon Prime', ['amazon=Amazon Prime']],
    ['Apple Pay', ['apple=Apple Pay']],
    ['Swedbankist', ['swedbank=Swedbank']],
    ['PayPals Käuferschutz', ['paypal=PayPal']],
    ['PayPal\u200B', ['paypal=PayPal']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('a name in disguise', () => {
  it.each([
    ['P a y P a l', ['paypal=P a y P a l disguised']],
    ['A.m.a.z.o.n', ['amazon=A.m.a.z.o.n disguised']],
    ['N e t f l i x S u p p o r t', ['netflix=N e t f l i x S u p p o r t disguised']],
    ['Раураl', ['paypal=Раураl disguised']],
    ['Pay\u200BPal', ['paypal=Pay\u200BPal disguised']],
    ['P\u00ADa\u00ADyPal', ['paypal=P\u00ADa\u00ADyPal disguised']],
    ['𝐍𝐞𝐭𝐟𝐥𝐢𝐱', ['netflix=𝐍𝐞𝐭𝐟𝐥𝐢𝐱 disguised']],
    ['paypa1', ['paypal=paypa1 disguised']],
    ['PayPaI', ['paypal=PayPaI disguised']],
    ['P@yPal', ['paypal=P@yPal disguised']],
    ['Arnazon', ['amazon=Arnazon disguised']],
    ['Аmazon', ['amazon=Аmazon disguised']],
    ['аррӏе', ['apple=аррӏе disguised']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('a name that is only written unusually', () => {
  it('is no disguise when a soft hyphen hyphenates it', () =>
    expect(found('Net\u00ADflix')).toEqual(['netflix=Net\u00ADflix']));
  it('is no disguise in full-width letters among Japanese', () =>
    expect(found('株式会社 Ａｍａｚｏｎ')).toEqual(['amazon=Ａｍａｚｏｎ']));
});

describe('no name', () => {
  it.each([
    'Approximus Lab',
    'grapple',
    'Kingston',
    'metamorphosis',
    'Appie',
    'ap ple',
    'A B C D',
    'U P S',
    'Привет, мир',
    'Правда и закон',
    '',
    ' ',
    '&',
    'paypalooza',
  ])('%s', (text) => expect(found(text)).toEqual([]));
});

describe('the words beside a name', () => {
  it.each([
    ['Service clientèle Proximus', { deskWord: true, countryWord: false }],
    ['Proximus - Klantendienst', { deskWord: true, countryWord: false }],
    ['Klantendienst van Proximus', { deskWord: true, countryWord: false }],
    ['Orange (Belgique)', { deskWord: false, countryWord: true }],
    ['Proximus. Service', { deskWord: false, countryWord: false }],
    ['Proximus\nService', { deskWord: false, countryWord: false }],
    ['Proximus, which has a good service', { deskWord: false, countryWord: false }],
  ])('%s', (text, expected) => expect(findNames(vocabulary, text)[0]).toMatchObject(expected));
});

test('any text can be read', fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
  for (const { start, end, written } of findNames(vocabulary, text))
    expect(text.slice(start, end)).toBe(written);
});

describe('thousands of names', () => {
  const brands = Array.from({ length: 5_000 }, (_, index): Brand => {
    const name = `Bank ${(index * 7_919).toString(36)} ${(index * 104_729).toString(36)}`;
    return {
      id: `bank-${index}`,
      layer: 'core',
      name,
      names: [name],
      ambiguousNames: [],
      sector: 'bank',
      countries: ['BE'],
      domains: [`bank-${index}.example`],
      domainSuffixes: [],
      mailboxDomains: [],
      namesakes: [],
      partners: [],
      telephones: [],
      facts: [],
    };
  });
  const large = buildBrandDirectory({ brands });

  it('are all found', () => {
    const text = brands.map(({ name }) => name).join('; ');
    expect(findNames(large.vocabulary, text)).toHaveLength(5_000);
  });

  /** Seconds for a text that many times over; twenty times the text must not cost four hundred times the time. */
  function seconds(text: string): number {
    const start = performance.now();
    findNames(large.vocabulary, text);
    return (performance.now() - start) / 1000;
  }

  it.each([
    ['names', 'Bank 0 0 service '],
    ['desk words', 'service service support '],
    ['single letters', 'a b '],
    ['invisible characters', 'P\u200Ba'],
    ['combining marks', 'a\u0337'],
    ['beginnings of names', 'Bank '],
  ])('are found in 100 kB of %s in linear time', (_, piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    seconds(text);
    expect(seconds(text)).toBeLessThan(1);
  });
});
