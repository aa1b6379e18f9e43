import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/brands/find-mentions.ts';
import { DIRECTORY, messageFrom } from './directory-fixture.ts';

function marks(from: string): string[] {
  return findMentions(messageFrom(from), DIRECTORY)
    .filter(({ where }) => where === 'from.display-name')
    .map(({ brand, affiliation }) => `${brand.id}${affiliation ? ' affiliation' : ''}`);
}

describe('a brand behind a person is where the person works', () => {
  it.each([
    ['Andrea Parri (Microsoft) <x@mail.example>', ['microsoft affiliation']],
    ['Manish Kapoor (CEO, Netflix) <x@mail.example>', ['netflix affiliation']],
    ['Jan van den Berg [Proximus] <x@mail.example>', ['proximus affiliation']],
    ['J. Peeters bij KPN <x@mail.example>', ['kpn affiliation']],
    ['Anna Maes chez Proximus <x@mail.example>', ['proximus affiliation']],
    ['Anna Maes @ Microsoft <x@mail.example>', ['microsoft affiliation']],
    ['hyatt@microsoft <x@mail.example>', ['microsoft affiliation']],
    ['Jan Peeters - KPN <jan.peeters@mail.example>', ['kpn affiliation']],
    ['Jan Peeters, Microsoft <peeters@mail.example>', ['microsoft affiliation']],
    ['Otto Meier (Microsoft) <x@mail.example>', ['microsoft affiliation', 'otto']],
  ])('%s', (from, expected) => expect(marks(from).toSorted()).toEqual(expected));
});

describe('a brand that speaks for itself is none', () => {
  it.each([
    ['a desk in parentheses', 'Jan Peeters (PayPal Support) <x@mail.example>', ['paypal']],
    ['the trade in front', 'Payment Failed (PayPal) <x@mail.example>', ['paypal']],
    ['listed words in front', 'Important Message (PayPal) <x@mail.example>', ['paypal']],
    ['"from" in between', 'Freddie from Microsoft <x@mail.example>', ['microsoft']],
    ['one name only', 'Freddie (Microsoft) <x@mail.example>', ['microsoft']],
    ['a stroke after nobody of the address', 'Unusual Sign - Netflix <x@mail.example>', ['netflix']],
    ['a desk at a brand', 'support@microsoft <x@mail.example>', ['microsoft']],
    ['another brand in front', 'Kurier DHL (via Netflix) <x@mail.example>', ['dhl', 'netflix']],
    ['the brand in front', 'Microsoft (Jan Peeters) <x@mail.example>', ['microsoft']],
  ])('%s', (_, from, expected) => expect(marks(from).toSorted()).toEqual(expected));
});
