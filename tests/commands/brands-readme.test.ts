import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Expertise, loadExpertise } from '../../src/analysis/expertise.ts';
import { type RuleFolder, readRuleFolder } from '../../src/analysis/rule-folder.ts';
import { checkDirectory } from '../../src/brands/directory-check/check-directory.ts';
import { entitlement } from '../../src/brands/entitlement.ts';
import { expiredEntries } from '../../src/documents/dated-entry.ts';
import { formatProblem } from '../../src/documents/document.ts';
import { makeRunFolder } from '../servers/run-folder.ts';

/** The pieces of a document that say on their first line where they belong. */
function snippetsOf(document: string): { readonly file: string; readonly text: string }[] {
  const blocks = readFileSync(document, 'utf8').matchAll(
    /^```yaml\n# (rules\/local\/\S+)\n([\s\S]*?)^```$/gm,
  );
  return [...blocks].map(([, file = '', text = '']) => ({ file, text }));
}

/** A copy of the rules with the pieces of a document at their places. */
function rulesWith(document: string): RuleFolder {
  const folder = makeRunFolder('readme');
  cpSync('rules', join(folder, 'rules'), { recursive: true });
  for (const { file, text } of snippetsOf(document)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return readRuleFolder(join(folder, 'rules'));
}

function expertiseOf(folder: RuleFolder): Expertise {
  const reading = loadExpertise(folder);
  if (!reading.ok) throw new Error(reading.problems.map(formatProblem).join('\n'));
  return reading.expertise;
}

describe('what rules/brands/README.md offers to copy', () => {
  const folder = rulesWith('rules/brands/README.md');
  const { knowledge, exceptions, dated } = expertiseOf(folder);

  it('is a brand, an addition, a partner and an exception', () => {
    expect(snippetsOf('rules/brands/README.md').map(({ file }) => file)).toEqual([
      'rules/local/brands/mine.yaml',
      'rules/local/brands/more.yaml',
      'rules/local/partners/sales.yaml',
      'rules/local/exceptions/union.yaml',
    ]);
    expect(exceptions.map(({ id }) => id)).toEqual(['union-newsletter']);
  });

  it('has no contradiction and no gap', () => {
    const report = checkDirectory(folder, { today: '2027-01-01', months: 18 });
    expect([...report.contradictions, ...report.warnings].map(formatProblem)).toEqual([]);
  });

  it.each([
    ['lumovia-bank', 'lumovia-bank.example', 'own'],
    ['proximus', 'proximus-nxt.example', 'own'],
    ['proximus', 'contactcenter.example', 'partner'],
  ])('works: %s, whose sender %s is its %s', (id, domain, expected) => {
    const brand = knowledge.brands.byId(id);
    const author = { localPart: 'info', domain };
    expect(brand && entitlement(brand, author, knowledge.brands, '2027-01-01')).toBe(expected);
  });

  it('is reported on the day after its last', () => {
    expect(expiredEntries(dated, '2027-06-30')).toEqual([]);
    expect(expiredEntries(dated, '2027-07-01').map(({ message }) => message)).toEqual([
      'partner contactcenter.example of "proximus" expired on 2027-06-30 and no longer counts',
      'exception "union-newsletter" expired on 2027-06-30 and no longer counts',
    ]);
  });
});

it('what rules/local/README.md offers to copy loads as well', () => {
  expect(snippetsOf('rules/local/README.md').length).toBeGreaterThan(0);
  expect(expertiseOf(rulesWith('rules/local/README.md')).dated.length).toBeGreaterThan(0);
});
