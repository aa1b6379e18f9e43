import { describe, expect, it } from 'vitest';
import { countriesOf } from '../../../src/brands/suggestion-index/index-countries.ts';
import { namesOfItem } from '../../../src/brands/suggestion-index/index-names.ts';
import { isTaken, SECTOR_OF_TRADE } from '../../../src/brands/suggestion-index/index-trades.ts';
import { nearDomains, websiteDomain } from '../../../src/brands/suggestion-index/website-domain.ts';

describe('the countries of an item', () => {
  it.each<[string, (string | number[])[], string[], string[]]>([
    ['at home', ['be', 'nl'], [], ['BE', 'NL']],
    ['at home and abroad', ['ch', 'de', 'tr'], [], ['DE', 'CH']],
    ['metropolitan France', ['fx'], [], ['FR']],
    ['a region', ['de-by.geojson'], [], ['DE']],
    ['the world', ['001'], ['us'], ['world']],
    ['Europe', ['150', 'de'], [], ['world']],
    ['somewhere else', ['us', 'ca'], [], []],
    ['a circle', [[4.3, 50.8, 25]], [], []],
    ['not where it is excluded', ['be', 'fr'], ['fr'], ['BE']],
  ])('%s', (_, include, exclude, expected) => {
    expect(countriesOf({ displayName: 'A', locationSet: { include, exclude }, tags: {} })).toEqual(expected);
  });
});

describe('the names of an item', () => {
  it.each<[string, string, Record<string, string>, string[]]>([
    [
      'come from its tags, the shown one first',
      'Lumovia',
      { brand: 'Lumovia', name: 'Lumovia Shop', short_name: 'LMV;Lumo', operator: 'Lumovia NV' },
      ['Lumovia', 'Lumovia Shop', 'Lumovia NV', 'LMV', 'Lumo'],
    ],
    [
      'in our languages',
      'Lumovia',
      { 'name:fr': 'La Lumovia', 'name:ja': 'ルモ' },
      ['Lumovia', 'La Lumovia'],
    ],
    ['without explanations', 'Lumovia (Bruxelles)', { brand: 'Lumovia' }, ['Lumovia']],
    ['without other scripts', 'Лумо', { brand: 'Lumovia Лумо' }, []],
    ['without descriptions', 'A'.repeat(41), {}, []],
  ])('%s', (_, displayName, tags, expected) => {
    expect(namesOfItem({ displayName, locationSet: { include: ['be'] }, tags })).toEqual(expected);
  });
});

describe('the domain of a website', () => {
  it.each([
    ['https://www.lumovia.be', 'lumovia.be'],
    ['https://shop.lumovia.co.uk/', 'lumovia.co.uk'],
    ['https://www.group.be/fr-be/', 'group.be'],
    ['https://www.lumovia.be/banque/accueil', 'lumovia.be'],
    ['https://www.group.be/our-brands/lumovia', undefined],
    ['https://192.0.2.1/', undefined],
    ['lumovia', undefined],
    ['https://localhost/', undefined],
  ])('%s', (website, expected) => expect(websiteDomain(website, ['Lumovia Bank'])).toBe(expected));

  it('is of a near country where there is one', () => {
    expect(nearDomains(['a.com', 'a.be', 'a.com.tr', 'a.ru'])).toEqual(['a.com', 'a.be']);
    expect(nearDomains(['a.ru'])).toEqual(['a.ru']);
  });
});

it('takes fashion of the whole world for nobody’s service', () => {
  expect(SECTOR_OF_TRADE.get('brands/amenity/bank')).toBe('bank');
  expect(SECTOR_OF_TRADE.has('brands/shop/bakery')).toBe(false);
  expect([isTaken('brands/shop/clothes', ['world']), isTaken('brands/shop/clothes', ['BE'])]).toEqual([
    false,
    true,
  ]);
  expect([isTaken('brands/amenity/bank', ['world']), isTaken('brands/amenity/bank', [])]).toEqual([
    true,
    false,
  ]);
});
