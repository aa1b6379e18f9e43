import { describe, expect, it } from 'vitest';
import { loadExpertise, logoProblems, readExpertiseSource } from '../../src/analysis/expertise.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import { readBank } from '../../src/commands/enrolment/logo-files.ts';
import { readLogos } from '../../src/logos/read-logos.ts';

const folder = readRuleFolder('rules', 'tests/logos/no-such-folder');
const shipped = readLogos(folder.logos);
const records = shipped.ok ? shipped.records : [];

describe('the shipped logos', () => {
  it('are right, each of a brand that the directory has: no start checks them', () => {
    const reading = readExpertiseSource(folder);
    expect(reading.ok && logoProblems(reading.source)).toEqual([]);
  });

  it('have looks that were told apart from everything else', () => {
    expect(records.length).toBeGreaterThan(500);
    const views = records.flatMap(({ brand, views: all }) => all.map((view) => ({ brand, ...view })));
    expect(views.filter(({ threshold }) => threshold < 0.87 || threshold > 0.96)).toEqual([]);
    expect(records.filter(({ views: all }) => all.length === 0)).toEqual([]);
  });

  it('stand beside the bank that administrators tell their own apart from', () => {
    const names = readBank('rules').map(({ name }) => name);
    expect(names.length).toBeGreaterThan(1_000);
    expect(names).toContain('disc');
    expect(names).toContain('information in disc');
  });
});

describe('a file of logos that is wrong', () => {
  const wrong = { text: '{"brand": "proximus"}' };

  it('is told at the start where it is the own one of the administrator', () => {
    const own = { ...wrong, file: 'local/logos/proximus.yaml', local: true } as const;
    const reading = readExpertiseSource({ ...folder, logos: [...folder.logos, own] });
    expect(reading.ok ? [] : reading.problems.map(({ file }) => file)).toContain(own.file);
  });

  it('is told by "rules lint" where it is a shipped one', () => {
    const damaged = { ...wrong, file: 'rules/logos/proximus.yaml' };
    const reading = readExpertiseSource({ ...folder, logos: [...folder.logos, damaged] });
    const problems = reading.ok ? logoProblems(reading.source) : [];
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set([damaged.file]));
  });

  it('costs its own brand only where it is a shipped one that nobody checked', () => {
    const [first] = folder.logos;
    if (!first) throw new Error('no logos');
    const cut = { ...first, text: first.text.slice(0, 300) };
    const reading = loadExpertise({ ...folder, logos: [cut, ...folder.logos.slice(1)] });
    const brands = reading.ok ? reading.expertise.logos()?.views.map(({ brand }) => brand) : [];
    expect(new Set(brands).size).toBe(new Set(records.map(({ brand }) => brand)).size - 1);
    expect(brands).not.toContain(records[0]?.brand);
  });
});
