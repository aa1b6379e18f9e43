import { describe, expect, it } from 'vitest';
import { countLetterPairs } from '../../src/brands/letter-pairs.ts';

/** Enough words for the letters to have habits. */
const WORDS =
  `klantenservice facture rechnung versicherung telefon proximus belgacom telenet postbank sparkasse
  rechtsschutz krankenkasse bibliotheek gemeente ziekenhuis universiteit pharmacie boulangerie assurance
  marketing consulting solutions international engineering transport logistics brandstof schilder
  wolfsburg schwarzwald strasse brücke knöchel angstschweiss herbststurm`.split(/\s+/);
const pairs = countLetterPairs(WORDS);

describe('letters drawn by lot', () => {
  it.each(['nvmwnmtkvuewh.us', 'mail.qxzjvkwpq.example', 'xkcdqwzrtv-398b5.firebaseapp.com'])(
    'are %s',
    (host) => {
      expect(host).toContain(pairs.drawnByLot(host) ?? 'nothing');
    },
  );

  it.each([
    'rechtsschutzversicherung.de',
    'service.telenet.be',
    'kbc.be',
    'xn--mnchen-3ya.example',
    '5ff9a2c1.example',
    '',
  ])('are not %j', (host) => {
    expect(pairs.drawnByLot(host)).toBeUndefined();
  });

  it('cost little in a host that is too long to be one', () => {
    expect(pairs.drawnByLot(`${'qx'.repeat(500_000)}.example`)).toBeUndefined();
  });
});
