import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readRuleFolder } from '../../../src/analysis/rule-folder.ts';
import {
  type IndexItem,
  SuggestionIndex,
  type SuggestionPackage,
  WikidataFacts,
} from '../../../src/brands/suggestion-index/suggestion-index.ts';
import { synchronise } from '../../../src/brands/suggestion-index/synchronise.ts';
import { type Document, formatProblem } from '../../../src/documents/document.ts';

const CORE: Document = {
  file: 'rules/brands/bank.yaml',
  text: `brands:
  - id: argento
    name: Argento
    sector: bank
    countries: [BE]
    domains: [{ domain: argento.example, source: public, checked: 2026-11-22 }]
    disowned: [argento.test]
`,
};
const LISTS: readonly Document[] = [
  { file: 'rules/lists/everyday-words.yaml', text: 'everydayWords: [club]\npeopleAndPlaces: [martin]\n' },
  { file: 'rules/lists/mailbox-providers.yaml', text: 'mailboxProviders:\n  Free: [mail.example]\n' },
];

/** One item of the index: its name, Wikidata id, country and website. */
type Row = readonly [
  name: string,
  id: string,
  country: string,
  website?: string,
  more?: Record<string, string>,
];

function suggestions(rows: readonly Row[]): SuggestionPackage {
  const items = rows.map(
    ([displayName, id, country, , more]): IndexItem => ({
      displayName,
      locationSet: { include: [country] },
      tags: { brand: displayName, 'brand:wikidata': id, ...more },
    }),
  );
  const facts = rows.map(([, id, , website]) => [
    id,
    website === undefined ? {} : { officialWebsites: [website] },
  ]);
  return {
    index: {
      _meta: { version: '1.2.3', generated: '2026-09-18T19:50:18.997Z' },
      nsi: { 'brands/amenity/bank': { items }, 'brands/shop/bakery': { items } },
    },
    facts: { wikidata: Object.fromEntries(facts) },
  };
}

function sync(...rows: Row[]) {
  const reading = synchronise(suggestions(rows), { brands: [CORE], lists: LISTS });
  if (!reading.ok) throw new Error(reading.problems.map(formatProblem).join('\n'));
  const { files, missing } = reading.synchronisation;
  const { brands = [] } = parse(files.get('bank.yaml') ?? '{}');
  return { files, brands, missing: missing.map(formatProblem) };
}

describe('a generated record', () => {
  it('has the names, countries and websites of its company', () => {
    const row: Row = ['Belfort', 'Q1', 'be', 'https://www.belfort.example/', { short_name: 'Belfort Bank' }];
    expect(sync(row).brands).toEqual([
      {
        id: 'belfort',
        name: 'Belfort',
        aliases: ['Belfort Bank'],
        sector: 'bank',
        countries: ['BE'],
        domains: [{ domain: 'belfort.example', source: 'nsi', checked: '2026-09-18' }],
      },
    ]);
  });

  it.each<[string, Row[], unknown]>([
    ['guards an abbreviation', [['KNAB', 'Q1', 'nl', 'https://k.example']], ['KNAB']],
    ['guards a name of people', [['Martin', 'Q1', 'fr', 'https://m.example']], ['Martin']],
    [
      'guards what another brand is called elsewhere',
      [['Argento', 'Q1', 'ee', 'https://ee.example']],
      ['Argento'],
    ],
    ['guards no name of its own', [['Belfort', 'Q1', 'be', 'https://b.example']], undefined],
  ])('%s', (_, rows, expected) => expect(sync(...rows).brands[0].ambiguous).toEqual(expected));

  it.each<[string, Row]>([
    ['without a website', ['Belfort', 'Q1', 'be']],
    ['elsewhere', ['Belfort', 'Q1', 'jp', 'https://b.example']],
    ['whose name is a word', ['Club', 'Q1', 'be', 'https://club.example']],
    ['whose website is a mailbox provider’s', ['Belfort', 'Q1', 'be', 'https://mail.example']],
    ['that a person has entered', ['Argento', 'Q1', 'be', 'https://argento.example']],
    ['whose website is of a brand', ['Belfort', 'Q1', 'be', 'https://argento.example']],
  ])('is not made of a company %s', (_, row) => expect(sync(row).brands).toEqual([]));

  it('is one for several companies with one website', () => {
    const { brands } = sync(
      ['Belfort City', 'Q1', 'be', 'https://belfort.example'],
      ['Belfort Express', 'Q2', 'fr', 'https://www.belfort.example'],
    );
    expect(brands).toHaveLength(1);
    expect(brands[0]).toMatchObject({
      name: 'Belfort City',
      aliases: ['Belfort Express'],
      countries: ['BE', 'FR'],
    });
  });

  it('has an id of its own, and a guard, beside a namesake', () => {
    const { brands } = sync(
      ['Belfort', 'Q1', 'be', 'https://one.example'],
      ['Belfort', 'Q2', 'fr', 'https://two.example'],
    );
    expect(brands.map(({ id, ambiguous }: { id: string; ambiguous: string[] }) => [id, ambiguous])).toEqual([
      ['belfort', ['Belfort']],
      ['belfort-fr', ['Belfort']],
    ]);
  });
});

it('gives the same bytes whatever the order of the index', () => {
  const rows: Row[] = [
    ['Belfort', 'Q1', 'be', 'https://one.example'],
    ['Atrium', 'Q3', 'be', 'https://three.example'],
    ['Belfort', 'Q2', 'fr', 'https://two.example'],
  ];
  expect(sync(...rows.toReversed()).files).toEqual(sync(...rows).files);
});

describe('the cross-check', () => {
  it('names a website that a record lacks, at its place', () => {
    expect(sync(['Argento', 'Q1', 'be', 'https://argento-online.example']).missing).toEqual([
      'rules/brands/bank.yaml:6:5 the index has the website argento-online.example for "Argento", which is not among the domains of "argento" (add it with the source nsi, or to namesakes (another company’s), or to disowned (given up, never had))',
    ]);
  });

  it.each<[string, Row]>([
    ['known', ['Argento', 'Q1', 'be', 'https://www.argento.example']],
    ['disowned', ['Argento', 'Q1', 'be', 'https://argento.test']],
    ['of a far country', ['Argento', 'Q1', 'be', 'https://argento.co.jp']],
    ['of a namesake in another country', ['Argento', 'Q1', 'ee', 'https://argento-ee.example']],
  ])('is silent on a website that is %s', (_, row) => expect(sync(row).missing).toEqual([]));
});

describe('the shipped files', () => {
  const PACKAGE = 'node_modules/name-suggestion-index/dist';
  const json = (name: string): unknown => JSON.parse(readFileSync(join(PACKAGE, name), 'utf8'));

  it('are what the installed package makes, and core lacks nothing that it knows', () => {
    const installed: SuggestionPackage = {
      index: SuggestionIndex.parse(json('json/nsi.json')),
      facts: WikidataFacts.parse(json('wikidata/wikidata.json')),
    };
    const reading = synchronise(installed, readRuleFolder('rules'));
    if (!reading.ok) throw new Error(reading.problems.map(formatProblem).join('\n'));
    const { files, missing } = reading.synchronisation;
    const folder = 'rules/brands/generated';
    const shipped = readdirSync(folder).map(
      (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
    );
    expect(missing.map(formatProblem)).toEqual([]);
    expect(new Map(shipped)).toEqual(new Map([...files].toSorted()));
  }, 60_000);
});
