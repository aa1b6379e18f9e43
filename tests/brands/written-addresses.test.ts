import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/brands/find-mentions.ts';
import { isInAddress } from '../../src/brands/written-addresses.ts';
import { DIRECTORY, messageFrom } from './directory-fixture.ts';

/** Where the text names brands that count, as its body and as a subject. */
function named(text: string): string[] {
  return findMentions(messageFrom('A <a@stranger.example>', { text, subject: text }), DIRECTORY).map(
    ({ brand, where }) => `${brand.id} ${where}`,
  );
}

describe('a name within an address is none', () => {
  it.each([
    'Write to marxwolfs@gmail.com today',
    'santu@yahoo.com',
    '<proximus@mail.example>',
    'See www.google.com or not',
    'https://login.paypal.com/x',
    'http://paypal.example/',
    'mail.proximus.be',
    'paypal.com',
    'Contact: kpn.helpdesk@mail.example.',
    'mailto:info@netflix.com',
  ])('%s', (text) => expect(named(text)).toEqual([]));
});

describe('a name beside dots and signs is one', () => {
  it.each([
    ['Votre facture.Proximus vous attend', 'proximus'],
    ['Ihr Amazon.de Team', 'amazon'],
    ['Proximus.', 'proximus'],
    ['(PayPal)', 'paypal'],
    ['PayPal/Venmo', 'paypal'],
    ['Netflix: last reminder', 'netflix'],
    ['file.Netflix.backup', 'netflix'],
  ])('%s', (text, id) => expect(named(text)).toEqual([`${id} subject`, `${id} body`]));
});

it('looks at no more than an address can be long', () => {
  const text = `${'a'.repeat(100_000)}PayPal${'a'.repeat(100_000)}`;
  const start = performance.now();
  expect(isInAddress(text, { start: 100_000, end: 100_006, written: 'PayPal' })).toBe(false);
  expect(performance.now() - start).toBeLessThan(1_000);
});
