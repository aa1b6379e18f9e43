import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tuning } from '../../src/tuning/tune.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { HARMLESS, STORY } from './messages.ts';
import { runCounterfoil } from './run-counterfoil.ts';

const folder = makeRunFolder('tune');
const mail = join(folder, 'mail');
const labels = join(folder, 'labels.jsonl');
const rules = join(folder, 'rules');

/**
 * Every message is a campaign of its own: the story is genuine here, which makes its rules wrong. Those of the claim are
 * beyond their cap, so that only the ask can learn.
 */
function writeMail(genuine: number, impersonations: number): void {
  const lines: string[] = [];
  const write = (name: string, text: string, label: string): void => {
    writeFileSync(join(mail, name), text);
    lines.push(JSON.stringify({ file: name, label, lang: 'fr', campaign: name }));
  };
  for (let index = 0; index < genuine; index++)
    write(`ham-${index}.eml`, `X-Copy: ${index}\r\n${STORY}`, 'ham');
  for (let index = 0; index < impersonations; index++) {
    write(`phish-${index}.eml`, `X-Copy: ${index}\r\n${HARMLESS}`, 'phish-brand');
  }
  writeFileSync(labels, lines.join('\n'));
}

const tune = (...args: readonly string[]) =>
  runCounterfoil(['tune', '--labels', labels, '--rules', rules, ...args, mail]);

function ownFiles(): string[] {
  const local = join(rules, 'local');
  return readdirSync(local, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
}

describe('tune', () => {
  beforeAll(() => {
    mkdirSync(mail);
    cpSync('rules', rules, { recursive: true });
    writeMail(30, 5);
  });

  it('lowers what is wrong here, says it, and changes nothing', () => {
    const before = ownFiles();
    const patch = join(folder, 'weights.patch');
    const { status, stdout } = tune('--json', '--out', patch);
    const tuning = JSON.parse(stdout) as Tuning;
    expect(status).toBe(0);
    expect(tuning.messages).toBe(35);
    const lowered = tuning.rules.filter(({ expert, fitted }) => fitted < expert);
    expect(lowered.map(({ rule }) => rule)).toContain('ask-appointment');
    expect(readFileSync(patch, 'utf8')).toContain('+++ b/ask/ask-appointment.yaml');
    expect(ownFiles()).toEqual(before);
  });

  it('applies to the local files, which then load with the new weights', () => {
    const { status, stderr } = tune('--apply', '--json');
    expect(stderr).toMatch(/weights written below/);
    expect(status).toBe(0);
    const file = join(rules, 'local', 'ask', 'ask-appointment.yaml');
    const weight = /^weight: (?<weight>[\d.]+)$/m.exec(readFileSync(file, 'utf8'))?.groups?.['weight'] ?? '';
    const { stdout } = runCounterfoil(['rules', 'list', '--rules', rules]);
    expect(stdout).toMatch(new RegExp(`^ +${weight} stable +ask +ask-appointment `, 'm'));
  });

  it('refuses a number of folds that is none', () => {
    expect(tune('--folds', 'many').status).toBe(2);
  });
});

describe('rules new and rules try', () => {
  const story = join(folder, 'story.eml');
  const harmless = join(folder, 'harmless.eml');
  const shipped = join(folder, 'shipped');

  beforeAll(() => {
    writeFileSync(story, STORY);
    writeFileSync(harmless, HARMLESS);
    cpSync('rules', shipped, { recursive: true });
  });

  it('makes a rule that loads at once, passes its own tests, and names nobody', () => {
    const args = [
      'rules',
      'new',
      'visit-by-partner',
      '--from',
      story,
      '--near-miss',
      harmless,
      '--rules',
      shipped,
    ];
    const { status, stdout, stderr } = runCounterfoil(args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const file = join(shipped, 'local', 'ask', 'visit-by-partner.yaml');
    expect(stdout).toContain(file);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('status: experimental');
    expect(text).not.toMatch(/contactcenter|patrick/i);
    expect(runCounterfoil(['rules', 'lint', '--rules', shipped])).toMatchObject({ status: 0 });
    expect(runCounterfoil(['rules', 'test', '--rules', shipped])).toMatchObject({ status: 0 });
    expect(runCounterfoil(args).status).toBe(2);
  });

  it.each([
    ['an id that is none', ['Visit Partner', '--from', 'STORY']],
    ['the id of a shipped rule', ['claim-in-subject', '--from', 'STORY']],
    ['a message that is not there', ['other', '--from', '/nowhere/x.eml']],
  ])('refuses %s', (_, args) => {
    const named = args.map((each) => (each === 'STORY' ? story : each));
    expect(runCounterfoil(['rules', 'new', ...named, '--rules', shipped]).status).toBe(2);
    expect(existsSync(join(shipped, 'local', 'context', 'other.yaml'))).toBe(false);
  });

  it('tells new false alarms first, an experimental rule as if it counted', () => {
    const file = join(folder, 'too-wide.yaml');
    const rule = readFileSync(join('rules', 'ask', 'ask-appointment.yaml'), 'utf8');
    const wide = rule
      .replace(/^id: .*$/m, 'id: too-wide')
      .replace(/^status: .*$/m, 'status: experimental')
      .replace(/^when:(?:.*\n)(?: {2}.*\n)*/m, 'when: message.textLength > 0\n')
      .replace(/^weight: .*$/m, 'weight: 4.0');
    writeFileSync(file, wide);
    const own = join(folder, 'try.jsonl');
    writeFileSync(own, `${JSON.stringify({ file: 'harmless.eml', label: 'ham' })}\n`);
    const { status, stdout, stderr } = runCounterfoil(['rules', 'try', file, folder, '--labels', own]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^NEW FALSE ALARMS: 1\n {2}harmless\.eml\nnone -> suspicious: 1\n1 messages/);
    expect(status).toBe(1);
    const unlabelled = runCounterfoil(['rules', 'try', file, harmless, story]).stdout;
    expect(unlabelled).toMatch(/^newly flagged \(no label\): 1\n/);
  });

  it('says what is wrong with the file, under its own name', () => {
    const file = join(folder, 'wrong.yaml');
    writeFileSync(file, 'id: claim-in-subjct\nweight: 0.5\n');
    const { status, stderr } = runCounterfoil(['rules', 'try', file, harmless]);
    expect(stderr).toContain(`${file}:1:`);
    expect(status).toBe(2);
  });
});
