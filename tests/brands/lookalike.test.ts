import { describe, expect, it } from 'vitest';
import { DIRECTORY } from './directory-fixture.ts';

function imitated(domain: string): string | undefined {
  const lookalike = DIRECTORY.lookalikeOf(domain);
  return lookalike && `${lookalike.brand.id} ${lookalike.how}`;
}

describe('a lookalike', () => {
  it.each([
    ['paypa1.com', 'paypal homoglyph'],
    ['paypa1-secure.com', 'paypal homoglyph'],
    ['arnazon.com', 'amazon homoglyph'],
    ['rnicrosoft.com', 'microsoft homoglyph'],
    ['amaz0n.nl', 'amazon homoglyph'],
    ['xn--pypal-4ve.com', 'paypal homoglyph'],
    ['xn--80ak6aa92e.com', 'apple homoglyph'],
    ['amazn.com', 'amazon typo'],
    ['amazom.com', 'amazon typo'],
    ['amazzon.com', 'amazon typo'],
    ['porximus.be', 'proximus typo'],
    ['proximuss.be', 'proximus typo'],
    ['swedbamk.ee', 'swedbank typo'],
    ['micorsfot.com', 'microsoft typo'],
    ['miccrosof.com', 'microsoft typo'],
    ['xn--credit-agrcole-9lb.fr', 'credit-agricole homoglyph'],
    ['credit-agricol.fr', 'credit-agricole typo'],
  ])('%s: %s', (domain, expected) => expect(imitated(domain)).toBe(expected));
});

describe('no lookalike', () => {
  it.each([
    ['an owned domain', 'paypal.com'],
    ['the same name below another suffix', 'paypal.example'],
    ['a short word beside a short name', 'bay.com'],
    ['a word beside an everyday name', 'grange.com'],
    ['a listed word', 'luminous.com'],
    ['another first letter', 'minted.com'],
    ['two letters away', 'amazing.com'],
    ['two other letters in a long name', 'macrosofa.com'],
    ['two slips in a short name', 'swdebakn.ee'],
    ['two slips and another first letter', 'nicrosfot.com'],
    ['an accent that the brand writes', 'xn--crdit-agricole-ckb.fr'],
    ['a host without a registrable domain', 'localhost'],
    ['nothing', ''],
  ])('%s: %s', (_, domain) => expect(imitated(domain)).toBeUndefined());
});
