import { expect, it } from 'vitest';
import { entitlement } from '../../src/brands/entitlement.ts';
import { DIRECTORY, mailbox } from './directory-fixture.ts';

const TODAY = '2026-11-22';

function entitled(brandId: string, address: string, today = TODAY) {
  const brand = DIRECTORY.byId(brandId);
  return brand && entitlement(brand, mailbox(`<${address}>`).addrSpec, DIRECTORY, today);
}

it.each([
  ['proximus', 'anything@mail.proximus.be', 'own'],
  ['proximus', 'noreply@proximus.be', 'own'],
  ['proximus', 'no-reply@proximus.be', 'own'],
  ['proximus', 'jan.peeters@proximus.be', 'none'],
  ['proximus', 'info.jan@skynet.be', 'none'],
  ['proximus', 'info@contactcenter.example', 'none'],
  ['proximus', 'info@proximus.be.example', 'none'],
  ['proximus', 'jan@sales.example', 'partner'],
  ['proximus', 'jan@mail.sales.example', 'partner'],
  ['proximus', 'jan@presales.example', 'none'],
  ['kpn', 'jan@sales.example', 'none'],
  ['orange-be', 'info@mail.orange.fr', 'none'],
  ['whatsapp', 'security@mail.facebook.com', 'own'],
  ['microsoft', 'security@mail.facebook.com', 'none'],
  ['impots', 'noreply@dgfip.finances.gouv.fr', 'own'],
] as const)('%s, %s: %s', (brand, address, expected) => expect(entitled(brand, address)).toBe(expected));

it('ends with the day on which a partner expires', () => {
  expect(entitled('proximus', 'jan@sales.example', '2027-06-30')).toBe('partner');
  expect(entitled('proximus', 'jan@sales.example', '2027-07-01')).toBe('none');
});

it('is none without an address', () => {
  const brand = DIRECTORY.byId('proximus');
  expect(brand && entitlement(brand, undefined, DIRECTORY, TODAY)).toBe('none');
});
