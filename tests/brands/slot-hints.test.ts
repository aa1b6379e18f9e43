import { describe, expect, it } from 'vitest';
import { findNames } from '../../src/brands/find-names.ts';
import { slotHints } from '../../src/brands/slot-hints.ts';
import { DIRECTORY } from './directory-fixture.ts';
import { fc, test } from './property.ts';

const { vocabulary } = DIRECTORY;

function hints(text: string): string {
  const sighting = findNames(vocabulary, text).find(({ names: [{ ambiguous }] }) => ambiguous);
  if (!sighting) return 'no name';
  const { clear, deskWord } = slotHints(vocabulary, text, sighting);
  return [clear ? 'meant' : 'a word', deskWord && 'desk'].filter(Boolean).join(' ');
}

describe('an everyday word beside words of the trade is the brand', () => {
  it.each([
    'Shell Rewards',
    'Shell-VIP',
    'Jumbo-Cadeaukaart',
    '-Albert-Heijn Cadeaucentrum!.',
    '_Albert_Heijn_ Winnaar',
    'Albert   Heijn spaarpunten',
    'AlbertHeijn c.adeaukaart',
    '#Shell_Rewards*',
    'Shell VIP-Einladung',
    'Shell Gewinnspiel',
    'Shell Prämienpunkte',
    'Norton Antivirus',
    'Norton subscription renewal',
    'GLS | Seguimiento del paquete',
    'GLS: Ihr Paket wartet',
    'GLS, uw pakket is onderweg',
    'Sendung von GLS',
    'UPS E-Mail Communications',
    'UPS colis en attente',
    'UPS rastreio da encomenda',
    'GLS spedizione in attesa',
    'GLS saadetis',
    'Ledger Wallet',
    'NORTON RENEWAL INVOICE',
    'ОТТО Rechnung Otto',
    'Your Shell gift',
    'Shell (Nederland)',
    'Shell Atención al cliente',
    'Otto Bon d’achat',
    "Bon d'achat Otto",
  ])('%s', (text) => expect(hints(text)).toMatch(/^meant/));

  it('and beside a desk word it is the brand’s desk', () => {
    expect(hints('Klantendienst van Jumbo')).toBe('meant desk');
    expect(hints('Norton - Support')).toBe('meant desk');
  });
});

describe('an everyday word elsewhere stays one', () => {
  it.each([
    ['a surname', 'Norton Smith'],
    ['a first name', 'Otto Meier'],
    ['a person at a desk', 'Otto Meier Support'],
    ['a person with a trade', 'Otto Meier, Billing'],
    ['a surname before the trade', 'Robert Norton Invoice'],
    ['an invoice from a person', 'Factuur van Otto Meier'],
    ['somebody who is spoken to', 'Max, your order has shipped'],
    ['somebody who is spoken to without a comma', 'Max your order'],
    ['a person’s title', 'Otto - account manager'],
    ['another sentence', 'We like Shell. Invoice 7'],
    ['an adjective', 'Free delivery'],
    ['an adjective with a desk', 'Action Team'],
    ['another word between', 'Shell script tutorial rewards'],
    ['nothing at all', 'Shell'],
  ])('%s: %s', (_, text) => expect(hints(text)).toBe('a word'));

  it('but an adjective beside a desk word of the brand’s language is the brand', () => {
    expect(hints('Action klantenservice')).toBe('meant desk');
    expect(hints('service client Free')).toBe('meant desk');
  });
});

test('any surroundings can be read', fc.string({ unit: 'grapheme', maxLength: 200 }), (around) => {
  expect(hints(`${around} Shell ${around}`)).toBeTypeOf('string');
});

it('reads 100 kB beside a name in a moment', () => {
  const text = `Shell ${'a-'.repeat(50_000)}`;
  const start = performance.now();
  expect(hints(text)).toBe('a word');
  expect(performance.now() - start).toBeLessThan(1_000);
});
