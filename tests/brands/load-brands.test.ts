import { describe, expect, it } from 'vitest';
import { loadBrands } from '../../src/brands/load-brands.ts';
import { formatProblem } from '../../src/documents/document.ts';
import { BRAND_DOCUMENT, DIRECTORY, LIST_DOCUMENTS } from './directory-fixture.ts';

const KPN = `brands:
  - id: kpn
    name: KPN
    sector: telecom
    countries: [NL]
    domains:
      - { domain: kpn.com, source: nsi, checked: 2026-11-22 }
`;

function problems(...texts: string[]): string[] {
  const brands = texts.map((text, index) => ({ file: `${index}.yaml`, text }));
  const reading = loadBrands({ brands });
  return reading.ok ? [] : reading.problems.map(formatProblem);
}

describe('a directory', () => {
  it('knows brands by id and domain', () => {
    expect(DIRECTORY.byId('proximus')?.names).toEqual(['Proximus', 'Belgacom']);
    expect(DIRECTORY.byId('nobody')).toBeUndefined();
    expect(DIRECTORY.ownerOf('a.b.proximus.be')?.id).toBe('proximus');
    expect(DIRECTORY.ownerOf('PROXIMUS.BE')?.id).toBe('proximus');
    expect(DIRECTORY.ownerOf('ants.gouv.fr')?.id).toBe('impots');
    expect(DIRECTORY.ownerOf('notproximus.be')).toBeUndefined();
    expect(DIRECTORY.ownerOf('be')).toBeUndefined();
  });

  it('knows where customers have mailboxes', () => {
    expect(DIRECTORY.isMailboxDomain('skynet.be')).toBe(true);
    expect(DIRECTORY.isMailboxDomain('mail.proximus.be')).toBe(false);
  });

  it('takes "no telephone support" for a fact', () => {
    expect(DIRECTORY.byId('proximus')?.facts).toEqual([
      { fact: 'no-phone-support', source: 'https://www.proximus.be/contact', checked: '2026-11-22' },
    ]);
  });
});

describe('partners in a file of their own', () => {
  const partner = (brand: string) => `partners:
  - { brand: ${brand}, domain: sales.example, role: sales, evidence: "https://kpn.com/x", expires: 2027-01-01 }
`;
  const load = (brand: string) =>
    loadBrands({
      brands: [{ file: 'kpn.yaml', text: KPN }],
      partners: [{ file: 'mine.yaml', text: partner(brand) }],
    });

  it('join the brand', () => {
    const reading = load('kpn');
    expect(reading.ok && reading.directory.byId('kpn')?.partners).toEqual([
      { domain: 'sales.example', role: 'sales', evidence: 'https://kpn.com/x', expires: '2027-01-01' },
    ]);
  });

  it('must name one', () => {
    const reading = load('kpm');
    expect(!reading.ok && reading.problems.map(formatProblem)).toEqual([
      'mine.yaml:2:7 no brand has the id "kpm" (did you mean "kpn"?)',
    ]);
  });
});

describe('problems', () => {
  it('are none in what is shipped for the tests', () => {
    expect(loadBrands({ brands: [BRAND_DOCUMENT], lists: LIST_DOCUMENTS }).ok).toBe(true);
  });

  it.each<[string, string[], string]>([
    [
      'the same id twice',
      [KPN, KPN.replace('kpn.com', 'kpn.nl')],
      '1.yaml:2:5 the id "kpn" is already in 0.yaml',
    ],
    [
      'a domain of two brands',
      [KPN, KPN.replace('id: kpn', 'id: other')],
      '1.yaml:7:9 kpn.com already belongs to "kpn"',
    ],
    [
      'a domain below which others register',
      [KPN.replace('kpn.com', 'github.io')],
      '0.yaml:7:9 others can register names below github.io',
    ],
    [
      'a domain in capitals',
      [KPN.replace('kpn.com', 'KPN.com')],
      '0.yaml:7:11 brands.0.domains.0.domain: a domain is lower-case',
    ],
    [
      'an ambiguous word that is no name',
      [KPN.replace('KPN\n', 'KPN\n    ambiguous: [KNP]\n')],
      '0.yaml:4:17 "KNP" is neither the name nor an alias (did you mean "KPN"?)',
    ],
    ['an unknown country', [KPN.replace('[NL]', '[ZZ]')], '0.yaml:5:17 brands.0.countries.0'],
    ['an unknown key', [KPN.replace('sector', 'sektor')], 'unknown key "sektor"'],
  ])('%s', (_, texts, expected) => expect(problems(...texts).join('\n')).toContain(expected));
});
