import { describe, expect, it } from 'vitest';
import { layerOf } from '../../src/brands/brand-layer.ts';
import { loadBrands } from '../../src/brands/load-brands.ts';
import { type Document, formatProblem } from '../../src/documents/document.ts';

describe('the layer of a file', () => {
  it.each([
    ['rules/brands/bank-be.yaml', 'core'],
    ['/etc/counterfoil/rules/brands/bank-be.yaml', 'core'],
    ['rules/brands/generated/bank.yaml', 'generated'],
    ['rules/local/brands/mine.yaml', 'local'],
    ['rules/local/brands/generated/mine.yaml', 'local'],
    ['0.yaml', 'core'],
  ])('%s is %s', (file, layer) => expect(layerOf({ file })).toBe(layer));
});

function brand(id: string, domains: readonly string[], more: object = {}): object {
  const owned = domains.map((domain) => ({ domain, source: 'public', checked: '2026-11-22' }));
  return { id, name: `The ${id}`, sector: 'bank', countries: ['BE'], domains: owned, ...more };
}

function addition(id: string, domains: readonly string[], more: object = {}): object {
  const {
    name: _name,
    sector: _sector,
    countries: _countries,
    ...rest
  } = {
    ...(brand(id, domains) as Record<string, unknown>),
  };
  return { ...rest, ...more };
}

const core = (...brands: object[]): Document => file('rules/brands/a.yaml', { brands });
const local = (...brands: object[]): Document => file('rules/local/brands/a.yaml', { brands });
const generated = (...brands: object[]): Document =>
  file('rules/brands/generated/a.yaml', { generator: 'index 1', brands });

function file(name: string, content: object): Document {
  return { file: name, text: JSON.stringify(content, null, 1) };
}

function directory(...brands: Document[]) {
  const reading = loadBrands({ brands });
  if (!reading.ok) throw new Error(reading.problems.map(formatProblem).join('\n'));
  return reading.directory;
}

function problems(...brands: Document[]): string[] {
  const reading = loadBrands({ brands });
  return reading.ok ? [] : reading.problems.map(formatProblem);
}

describe('layers', () => {
  it('are a field of every brand, local ones first', () => {
    const { brands } = directory(
      generated(brand('g', ['g.example'])),
      core(brand('c', ['c.example'])),
      local(brand('l', ['l.example'])),
    );
    expect(brands.map(({ id, layer }) => `${id} ${layer}`)).toEqual(['l local', 'c core', 'g generated']);
  });

  it('with the same id: core over generated', () => {
    const merged = directory(core(brand('a', ['core.example'])), generated(brand('a', ['index.example'])));
    expect(merged.byId('a')).toMatchObject({ layer: 'core', domains: ['core.example'] });
    expect(merged.ownerOf('index.example')).toBeUndefined();
  });

  it('with the same id: a local record with a name takes the place of ours', () => {
    const merged = directory(core(brand('a', ['core.example'])), local(brand('a', ['mine.example'])));
    expect(merged.brands).toHaveLength(1);
    expect(merged.byId('a')).toMatchObject({ layer: 'local', domains: ['mine.example'] });
  });

  it('with the same id: a local record without a name adds to ours and leaves it what it is', () => {
    const more = addition('a', ['mine.example'], {
      aliases: ['Alias'],
      ambiguous: ['The a', 'Alias'],
      countries: ['NL'],
      namesakes: ['namesake.example'],
    });
    for (const [layer, shipped] of [
      ['core', core(brand('a', ['core.example'], { mailboxDomains: ['core.example'] }))],
      ['generated', generated(brand('a', ['core.example'], { mailboxDomains: ['core.example'] }))],
    ] as const) {
      expect(directory(shipped, local(more)).byId('a')).toMatchObject({
        layer,
        names: ['The a', 'Alias'],
        ambiguousNames: ['The a', 'Alias'],
        countries: ['BE', 'NL'],
        domains: ['core.example', 'mine.example'],
        mailboxDomains: ['core.example'],
        namesakes: ['namesake.example'],
      });
    }
  });

  it('with the same domain: the highest keeps it, and a generated brand without any is left out', () => {
    const merged = directory(
      local(brand('l', ['one.example'])),
      core(brand('c', ['one.example', 'two.example'])),
      generated(brand('g', ['two.example']), brand('h', ['one.example', 'three.example'])),
    );
    expect(merged.ownerOf('one.example')?.id).toBe('l');
    expect(merged.ownerOf('two.example')?.id).toBe('c');
    expect(merged.byId('h')?.domains).toEqual(['three.example']);
    expect(merged.byId('g')).toBeUndefined();
  });

  it('keep the mailboxes of a domain that an addition repeats', () => {
    const shipped = core(brand('a', ['core.example'], { mailboxDomains: ['core.example'] }));
    const merged = directory(shipped, local(addition('a', ['core.example'])));
    expect(merged.isMailboxDomain('core.example')).toBe(true);
  });
});

describe('refused', () => {
  it.each<[string, Document[], string]>([
    [
      'an addition to nobody',
      [core(brand('proximus', ['c.example'])), local(addition('proxximus', ['l.example']))],
      'no shipped brand has the id "proxximus" (did you mean "proximus"? a brand of your own needs name, sector and countries)',
    ],
    [
      'a brand of one’s own without a sector',
      [local(brand('mine', ['l.example'], { sector: undefined }))],
      'the brand "mine" has no sector (add sector, or leave out its name to add to ours)',
    ],
    [
      'the same id twice in a layer',
      [local(brand('a', ['a.example']), brand('a', ['b.example']))],
      'the id "a" is already in rules/local/brands/a.yaml',
    ],
    [
      'a generated file with an unknown key, with its place',
      [generated(brand('a', ['a.example'], { sektor: 'bank' }))],
      'unknown key "sektor"',
    ],
    [
      'a generated domain of two brands, with its place',
      [generated(brand('a', ['a.example']), brand('b', ['a.example']))],
      'rules/brands/generated/a.yaml:27:5 a.example already belongs to "a"',
    ],
    [
      'a guard for a name that neither record has',
      [core(brand('a', ['a.example'])), local(addition('a', [], { ambiguous: ['Nobody'] }))],
      '"Nobody" is neither the name nor an alias',
    ],
  ])('%s', (_, documents, expected) => {
    expect(problems(...documents).join('\n')).toContain(expected);
  });
});
