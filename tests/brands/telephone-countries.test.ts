import { expect, it } from 'vitest';
import type { BrandMention } from '../../src/brands/brand-mention.ts';
import { telephoneCountries } from '../../src/brands/telephone-countries.ts';
import { DIRECTORY } from './directory-fixture.ts';

function mentionOf(id: string, ambiguous = false): BrandMention {
  const brand = DIRECTORY.byId(id);
  if (!brand) throw new Error(id);
  return { brand, where: 'body', evidence: brand.name, ambiguous, disguised: false, deskWord: false };
}

it.each([
  ['the language alone', 'nl', [], undefined, ['NL', 'BE']],
  ['the language of a Belgian brand', 'nl', ['proximus'], undefined, ['BE', 'NL', 'LU']],
  ['the language of a Belgian recipient', 'fr', [], 'BE', ['BE', 'FR', 'LU']],
  ['a recipient elsewhere', 'fr', [], 'CH', ['FR', 'BE', 'LU', 'CH']],
  ['a brand of the whole world', 'de', ['paypal'], undefined, ['DE', 'AT', 'LU']],
  ['no language, a brand', 'und', ['elisa', 'swedbank'], undefined, ['EE']],
  ['nothing', 'und', [], undefined, ['BE', 'NL', 'FR', 'LU', 'EE', 'GB']],
] as const)('%s', (_, language, brands, recipient, countries) => {
  expect(
    telephoneCountries(
      language,
      brands.map((id) => mentionOf(id)),
      recipient,
    ),
  ).toEqual(countries);
});

it('leaves names that are everyday words out', () => {
  expect(telephoneCountries('und', [mentionOf('elisa', true)], undefined)).not.toEqual(['EE']);
});
