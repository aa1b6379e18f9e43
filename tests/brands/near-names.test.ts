import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/brands/find-mentions.ts';
import { DIRECTORY, messageFrom } from './directory-fixture.ts';

function shown(from: string): string[] {
  return findMentions(messageFrom(from), DIRECTORY)
    .filter(({ where, ambiguous }) => where === 'from.display-name' && !ambiguous)
    .map(({ brand, evidence, disguised }) => `${brand.id}=${evidence}${disguised ? ' disguised' : ''}`);
}

describe('a display-name that misspells a name', () => {
  it.each([
    ['ICoud Storage', ['apple=ICoud disguised']],
    ['DocSign', ['docusign=DocSign disguised']],
    ['Iedger', ['ledger=Iedger disguised']],
    ['Iedger Support', ['ledger=Iedger disguised']],
    ['1edger', ['ledger=1edger disguised']],
    ['Netfliix Billing', ['netflix=Netfliix disguised']],
    ['Amazonn', ['amazon=Amazonn disguised']],
    ['Amazzon account', ['amazon=Amazzon disguised']],
    ['Microsfot account', ['microsoft=Microsfot disguised']],
    ['Faceboook', ['meta=Faceboook disguised']],
    ['lnstagram', ['instagram=lnstagram disguised']],
  ])('%s', (name, expected) => expect(shown(`${name} <x@mail.example>`)).toEqual(expected));
});

describe('a display-name that only comes near one', () => {
  it.each([
    ['a longer word', 'Applebaum <x@mail.example>'],
    ['another ending', 'Amazonia <x@mail.example>'],
    ['a word of one letter more', 'Amazona <x@mail.example>'],
    ['a plural', 'Ledgers <x@mail.example>'],
    ['another last letter', 'Swedbanc <x@mail.example>'],
    ['a surname', 'Mike Phillips <x@mail.example>'],
    ['a real word', 'Goggle <x@mail.example>'],
    ['a listed word', 'Orders <x@mail.example>'],
    ['the sender’s own name', 'Amazzon <info@amazzon.example>'],
    ['a short word in small letters', 'Amazn <x@mail.example>'],
    ['capitals', 'IEDGER <x@mail.example>'],
    ['a small I for an L', 'iedger <x@mail.example>'],
    ['a sentence', 'We all love Netfliix so much that we write of it <x@mail.example>'],
  ])('%s: %s', (_, from) => expect(shown(from)).toEqual([]));
});
