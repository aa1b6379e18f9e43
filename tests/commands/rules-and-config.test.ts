import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRunFolder } from '../servers/run-folder.ts';
import { STORY } from './messages.ts';
import { runCounterfoil } from './run-counterfoil.ts';

const folder = makeRunFolder('rules');
cpSync('rules', join(folder, 'rules'), { recursive: true });
const rules = join(folder, 'rules');

describe('rules', () => {
  it('lints and tests the shipped rules without a complaint', () => {
    expect(runCounterfoil(['rules', 'lint'])).toMatchObject({ status: 0, stderr: '' });
    expect(runCounterfoil(['rules', 'test'])).toMatchObject({ status: 0, stderr: '' });
  });

  it('lists every rule with its weight', () => {
    expect(runCounterfoil(['rules', 'list']).stdout).toMatch(
      /^ +\d\.\d stable +claim +claim-in-local-part {2}/m,
    );
  });

  it('refuses a mistyped signal with place and cure', () => {
    const file = join(rules, 'local', 'claim', 'mine.yaml');
    cpSync(join(rules, 'claim', 'claim-in-subject.yaml'), file);
    writeFileSync(
      file,
      'id: mine\nquestion: claim\nstatus: stable\nwhen: seen("claim-in-sujbect")\nweight: 1.0\n',
    );
    const { status, stderr } = runCounterfoil(['rules', 'lint', '--rules', rules]);
    rmSync(file);
    expect(status).toBe(2);
    expect(stderr).toContain(`${file}:`);
    expect(stderr).toContain('reason');
  });

  it('lets a local file change a weight, and says the expected and the got of a failing test', () => {
    const file = join(rules, 'local', 'claim', 'claim-in-subject.yaml');
    cpSync(join(rules, 'claim'), join(rules, 'local', 'claim'), { recursive: true, filter: () => false });
    cpSync(join(rules, 'claim', 'claim-in-subject.yaml'), file);
    writeFileSync(file, 'id: claim-in-subject\nweight: 0.3\n');
    expect(runCounterfoil(['rules', 'list', '--rules', rules]).stdout).toMatch(
      /^ +0\.3 stable +claim +claim-in-subject /m,
    );
    rmSync(file);
  });

  it('takes a partner on the record for an intermediary, until the day it expires', () => {
    const file = join(rules, 'local', 'partners', 'sales.yaml');
    mkdirSync(dirname(file), { recursive: true });
    const verdictUntil = (expires: string): string => {
      const partner = {
        brand: 'proximus',
        domain: 'contactcenter.be',
        role: 'sales',
        evidence: 'https://example.org/',
        expires,
      };
      writeFileSync(file, JSON.stringify({ partners: [partner] }));
      return JSON.parse(runCounterfoil(['scan', '--json', '--rules', rules, '-'], STORY).stdout).verdict;
    };
    expect(verdictUntil('9999-12-31')).toBe('intermediary');
    expect(verdictUntil('2020-01-01')).toBe('impersonation');
    rmSync(file);
  });

  it('says in one line what is missing from a rule folder', () => {
    const { status, stderr } = runCounterfoil(['rules', 'lint', '--rules', join(folder, 'nowhere')]);
    expect(stderr).toBe(
      `counterfoil: the folder ${join(folder, 'nowhere', 'brands')} cannot be read: no such file or folder\n`,
    );
    expect(status).toBe(2);
  });
});

describe('rules for programs', () => {
  const file = join(rules, 'local', 'claim', 'claim-in-sujbect.yaml');

  it('tells what is wrong as JSON and as SARIF', () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'id: claim-in-sujbect\nweight: 0.3\n');
    const asJson = runCounterfoil(['rules', 'lint', '--rules', rules, '--format', 'json']);
    const asSarif = runCounterfoil(['rules', 'lint', '--rules', rules, '--format', 'sarif']);
    rmSync(file);
    expect(asJson.status).toBe(2);
    expect(JSON.parse(asJson.stdout).problems).toEqual([
      {
        file,
        line: 1,
        column: 1,
        message: 'no shipped rule has the id "claim-in-sujbect"',
        cure: 'did you mean "claim-in-subject"?',
      },
    ]);
    expect(JSON.parse(asSarif.stdout).runs[0].results).toHaveLength(1);
  });

  it('shows the facts of a message with their types', () => {
    const { stdout } = runCounterfoil(['rules', 'facts', '--rules', rules, '-'], STORY);
    expect(stdout).toMatch(/^origin\.role +string +"stranger"$/m);
    expect(stdout).toMatch(/^asks +list<string> +\["appointment"\]$/m);
  });

  it('writes schemas that a check then finds fresh, and finds a changed one', () => {
    const into = join(folder, 'schemas');
    expect(runCounterfoil(['rules', 'schemas', '--into', into]).status).toBe(0);
    expect(runCounterfoil(['rules', 'schemas', '--check', '--into', into]).status).toBe(0);
    const schema = join(into, 'rules', 'schemas', 'rule.schema.json');
    expect(JSON.parse(readFileSync(schema, 'utf8')).properties.weight.description).toContain('log-odds');
    writeFileSync(schema, '{}');
    const { status, stdout } = runCounterfoil(['rules', 'schemas', '--check', '--into', into]);
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: 'rules/schemas/rule.schema.json is not up to date (run "rules schemas")\n',
    });
  });
});

describe('config', () => {
  it('tells where each value comes from', () => {
    const local = join(folder, 'rules.d');
    const file = join(folder, 'origin.yaml');
    mkdirSync(join(local, 'claim'), { recursive: true });
    writeFileSync(join(local, 'claim', 'claim-in-subject.yaml'), 'id: claim-in-subject\nweight: 0.3\n');
    writeFileSync(join(local, 'policy.yaml'), 'thresholds:\n  suspicious: 3.5\n');
    writeFileSync(file, `rules:\n  folder: ${rules}\n  local: ${local}\n`);
    const { stdout } = runCounterfoil(['config', 'show', '--origin', '--config', file], '', {
      COUNTERFOIL__LOG__LEVEL: 'warn',
    });
    for (const line of [
      `rules.local = ${JSON.stringify(local)}  # ${file}:3`,
      'log.level = "warn"  # environment variable COUNTERFOIL__LOG__LEVEL',
      'engine.threads = 0  # default',
      `policy.thresholds.suspicious = 3.5  # ${local}/policy.yaml:2`,
      `rules.claim-in-subject.weight = 0.3  # ${local}/claim/claim-in-subject.yaml:2`,
    ])
      expect(stdout.split('\n')).toContain(line);
  });

  it('checks the shipped file', () => {
    const { status, stdout } = runCounterfoil(['config', 'check', '--config', 'config/counterfoil.yaml']);
    expect(stdout).toMatch(/^fine: \d+ rules, \d+ brands\n$/);
    expect(status).toBe(0);
  });

  it('refuses an unknown key with file, line, column and a cure', () => {
    const file = join(folder, 'wrong.yaml');
    writeFileSync(file, 'engine:\n  deadline: 5\n');
    const { status, stderr } = runCounterfoil(['config', 'check', '--config', file]);
    expect(stderr).toContain(`${file}:2:3 engine: unknown key "deadline"`);
    expect(status).toBe(2);
  });

  it('shows what holds, environment included', () => {
    const { stdout } = runCounterfoil(['config', 'show'], '', { COUNTERFOIL__LOG__LEVEL: 'warn' });
    expect(stdout).toContain('level: warn');
    expect(stdout).toContain('milter: 127.0.0.1:8891');
  });
});
