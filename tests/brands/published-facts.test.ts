import { describe, expect, it } from 'vitest';
import { FactRecord, factOf, publishedFacts, SectorFacts } from '../../src/brands/published-facts.ts';

const PAGE = 'https://bank.example/safety';
const own = { fact: 'never-asks-pin', source: PAGE, checked: '2026-11-22' } as const;
const ofSector = (countries: string[], sector = 'bank') =>
  ({
    sector,
    countries,
    fact: 'never-asks-pin',
    source: 'https://banks.example/',
    checked: '2026-11-20',
  }) as const;

describe('publishedFacts', () => {
  it('puts the brand’s own word before that of its sector', () => {
    const facts = publishedFacts({ facts: [own], sector: 'bank', countries: ['BE'] }, [ofSector(['BE'])]);
    expect(facts).toEqual([own]);
    expect(factOf({ facts }, 'never-asks-pin')?.source).toBe(PAGE);
  });

  it.each([
    ['its sector and country', ['BE', 'NL'], 'bank', 1],
    ['every country', ['*'], 'bank', 1],
    ['every sector', ['BE'], '*', 1],
    ['another country', ['FR'], 'bank', 0],
    ['another sector', ['BE'], 'courier', 0],
  ])('takes what is said of %s', (_, countries, sector, count) => {
    const facts = publishedFacts({ facts: [], sector: 'bank', countries: ['BE'] }, [
      ofSector(countries, sector),
    ]);
    expect(facts).toHaveLength(count);
  });
});

describe('records', () => {
  it.each([
    ['a page', { fact: 'never-asks-pin', source: PAGE, checked: '2026-11-22' }, true],
    ['public knowledge', { fact: 'never-asks-pin', source: 'public', checked: '2026-11-22' }, true],
    [
      'languages',
      { fact: 'writes-only-in', languages: ['nl'], source: 'public', checked: '2026-11-22' },
      true,
    ],
    ['no languages', { fact: 'writes-only-in', source: 'public', checked: '2026-11-22' }, false],
    [
      'languages of another fact',
      { fact: 'never-asks-pin', languages: ['nl'], source: PAGE, checked: '2026-11-22' },
      false,
    ],
    ['no source', { fact: 'never-asks-pin', checked: '2026-11-22' }, false],
    ['hearsay', { fact: 'never-asks-pin', source: 'a friend', checked: '2026-11-22' }, false],
    ['no day', { fact: 'never-asks-pin', source: PAGE }, false],
    ['an unknown fact', { fact: 'always-honest', source: PAGE, checked: '2026-11-22' }, false],
  ])('%s', (_, record, ok) => {
    expect(FactRecord.safeParse(record).success).toBe(ok);
    const list = { sectorFacts: [{ sector: 'bank', countries: ['BE'], ...record }] };
    expect(SectorFacts.safeParse(list).success).toBe(ok);
  });
});
