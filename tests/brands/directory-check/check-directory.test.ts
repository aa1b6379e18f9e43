import { describe, expect, it } from 'vitest';
import { monthsBefore } from '../../../src/brands/directory-check/age-checks.ts';
import { checkDirectory } from '../../../src/brands/directory-check/check-directory.ts';
import { type Document, formatProblem } from '../../../src/documents/document.ts';

const LISTS: readonly Document[] = [
  { file: 'rules/lists/everyday-words.yaml', text: 'everydayWords: [club]\npeopleAndPlaces: [martin]\n' },
  { file: 'rules/lists/real-words.yaml', text: 'realWords: [correos]\n' },
  { file: 'rules/lists/mailbox-providers.yaml', text: 'mailboxProviders:\n  Free: [mail.example]\n' },
  {
    file: 'rules/lists/customer-domains.yaml',
    text: 'customerDomains:\n  - { name: Desk, domains: [desk.example], own: [help] }\n',
  },
];

interface Folder {
  readonly core?: string;
  readonly local?: string;
  readonly generated?: string;
  readonly partners?: string;
}

function check(folder: Folder, today = '2026-12-01') {
  const documents: Document[] = [
    { file: 'core.yaml', text: folder.core ?? BANK },
    ...(folder.local ? [{ file: 'rules/local/brands/l.yaml', text: folder.local }] : []),
    ...(folder.generated ? [{ file: 'rules/brands/generated/g.yaml', text: folder.generated }] : []),
  ];
  const partners = folder.partners ? [{ file: 'p.yaml', text: folder.partners }] : [];
  const report = checkDirectory({ brands: documents, partners, lists: LISTS }, { today, months: 18 });
  return {
    contradictions: report.contradictions.map(formatProblem),
    warnings: report.warnings.map(formatProblem),
  };
}

const BANK = `brands:
  - id: lumovia
    name: Lumovia
    sector: bank
    countries: [BE]
    domains:
      - { domain: lumovia.example, source: public, checked: 2026-11-22 }
`;
const SECOND = `  - id: second
    name: Second Bank
    sector: bank
    countries: [BE]
    domains:
      - { domain: second.example, source: public, checked: 2026-11-22 }
`;

it('has nothing to say about a directory that is right', () => {
  expect(check({ core: BANK + SECOND })).toEqual({ contradictions: [], warnings: [] });
});

describe('a contradiction', () => {
  it.each<[string, Folder, string]>([
    [
      'one domain with two owners',
      { core: BANK + SECOND.replace('second.example', 'lumovia.example') },
      'core.yaml:13:9 lumovia.example already belongs to "lumovia" (leave it with one of them)',
    ],
    [
      'a public suffix as a domain',
      { core: BANK.replace('lumovia.example', 'co.uk') },
      'core.yaml:7:9 others can register names below co.uk',
    ],
    [
      'an alias that is a word, without a guard',
      { core: BANK.replace('sector', 'aliases: [Lumovia NV, Club]\n    sector') },
      'core.yaml:4:27 "Club" is a word of its own (add it to ambiguous)',
    ],
    [
      'a name that is one of people, without a guard',
      { core: BANK.replace('name: Lumovia', 'name: Martin') },
      'core.yaml:3:5 "Martin" is a name of people or a place (add it to ambiguous)',
    ],
    [
      'an abbreviation without a guard',
      { core: BANK.replace('name: Lumovia', 'name: LMV') },
      '"LMV" is too short to stand for one company alone',
    ],
    [
      'a name of two brands that people can meet both of',
      { core: BANK + SECOND.replace('name: Second Bank', 'name: LumoVia') },
      'core.yaml:9:5 "LumoVia" is also a name of "lumovia" (add it to ambiguous)',
    ],
    [
      'a domain where everybody can have a mailbox',
      { core: BANK.replace('lumovia.example', 'mail.example') },
      'core.yaml:7:9 everybody can have a mailbox at mail.example (lists/mailbox-providers.yaml) (add it to mailboxDomains)',
    ],
    [
      'a domain that is rented from a platform',
      { core: BANK.replace('lumovia.example', 'lumovia.desk.example') },
      'core.yaml:7:9 lumovia.desk.example is rented from desk.example',
    ],
    [
      'a contact page at another brand',
      { core: `${BANK}    contact: { url: "https://www.second.example/help" }\n${SECOND}` },
      'core.yaml:8:5 second.example is no domain of "lumovia" but of "second"',
    ],
    [
      'a domain that looks like another brand’s',
      { core: BANK + SECOND.replace('second.example', 'lumoviaa.example') },
      'core.yaml:13:9 lumoviaa.example is one letter from lumovia.example of "lumovia" (correct it, or add lumoviaa to lists/real-words.yaml)',
    ],
  ])('%s', (_, folder, expected) => {
    expect(check(folder).contradictions.join('\n')).toContain(expected);
  });

  it.each<[string, string]>([
    ['a guard', BANK.replace('name: Lumovia', 'name: Club\n    ambiguous: [Club]')],
    [
      'the same name in countries apart',
      BANK + SECOND.replace('name: Second Bank', 'name: Lumovia').replace('[BE]', '[FR]'),
    ],
    [
      'mailboxDomains',
      BANK.replace('lumovia.example', 'mail.example').concat('    mailboxDomains: [mail.example]\n'),
    ],
    ['a name that the platform keeps for itself', BANK.replace('lumovia.example', 'help.desk.example')],
    [
      'a contact page below an own domain',
      `${BANK}    contact: { url: "https://www.lumovia.example/help" }\n`,
    ],
    [
      'a real word',
      (BANK + SECOND)
        .replace('lumovia.example', 'correos.example')
        .replace('second.example', 'correios.example'),
    ],
  ])('is none with %s', (_, core) => expect(check({ core }).contradictions).toEqual([]));
});

describe('a warning', () => {
  const generated = JSON.stringify({
    generator: 'index 1',
    brands: [
      {
        id: 'lumovia',
        name: 'Lumovia Group',
        sector: 'bank',
        countries: ['BE'],
        domains: [{ domain: 'lumovia.test', source: 'nsi', checked: '2026-11-22' }],
      },
    ],
  });
  const partners = (fields: string): string =>
    `partners:\n  - { brand: lumovia, domain: p.example, role: sales, evidence: "https://lumovia.example/", ${fields} }\n`;

  it.each<[string, Folder, string]>([
    [
      'an id of core and index',
      { generated },
      'rules/brands/generated/g.yaml:1:35 "lumovia" is a core record, too (run brands sync)',
    ],
    [
      'an id that a local record takes over',
      { local: BANK },
      'rules/local/brands/l.yaml:2:5 "lumovia" takes the place of the core record',
    ],
    [
      'a domain that a local record takes over',
      { local: SECOND.replace(/^/, 'brands:\n').replace('second.example', 'lumovia.example') },
      'lumovia.example is taken from the shipped brand "lumovia"',
    ],
    [
      'a domain that nobody has looked at for long',
      { core: BANK.replace('2026-11-22', '2025-05-31') },
      'core.yaml:7:52 lumovia.example was last looked at on 2025-05-31',
    ],
    [
      'a partner that has expired',
      { partners: partners('complaints: a@b.example, owner: me, expires: 2026-11-30') },
      'partner p.example of "lumovia" expired on 2026-11-30 and no longer counts (ask me: look at https://lumovia.example/',
    ],
    [
      'a partner about whom nobody can complain',
      { partners: partners('owner: me, expires: 2027-11-30') },
      'p.yaml:2:5 partner p.example has no complaints',
    ],
    [
      'a partner for whom nobody answers',
      { partners: partners('complaints: a@b.example, expires: 2027-11-30') },
      'p.yaml:2:5 partner p.example has no owner',
    ],
  ])('%s', (_, folder, expected) => {
    const { contradictions, warnings } = check(folder);
    expect(contradictions).toEqual([]);
    expect(warnings.join('\n')).toContain(expected);
  });

  it('is none on the last day', () => {
    const folder = { partners: partners('complaints: a@b.example, owner: me, expires: 2026-12-01') };
    expect(check(folder, '2026-12-01').warnings).toEqual([]);
    expect(check(folder, '2026-12-02').warnings).toHaveLength(1);
  });
});

describe('months before a day', () => {
  it.each([
    ['2026-12-01', 18, '2025-06-01'],
    ['2026-01-15', 1, '2025-12-15'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2024-03-31', 1, '2024-02-29'],
    ['2026-12-31', 0, '2026-12-31'],
  ])('%s, %i months: %s', (today, months, expected) => expect(monthsBefore(today, months)).toBe(expected));
});
