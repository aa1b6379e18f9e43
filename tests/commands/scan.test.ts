import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRunFolder } from '../servers/run-folder.ts';
import { HARMLESS, STORY } from './messages.ts';
import { runCounterfoil } from './run-counterfoil.ts';

function folderWithMessages(): string {
  const folder = makeRunFolder('scan');
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'b-story.eml'), STORY);
  writeFileSync(join(folder, 'a-harmless.eml'), HARMLESS);
  writeFileSync(join(folder, 'deep', 'notes.txt'), 'not a message');
  const mbox = [HARMLESS, STORY].map(
    (message) => `From x@y Thu Jan  1 00:00:00 1970\n${message.replaceAll('\r\n', '\n')}\n`,
  );
  writeFileSync(join(folder, 'deep', 'c.mbox'), mbox.join(''));
  return folder;
}

describe('scan', () => {
  const folder = folderWithMessages();

  it('judges folders and mbox files in the order of their names, one JSON object per line', () => {
    const { status, stdout } = runCounterfoil(['scan', '--json', folder]);
    const verdicts = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(verdicts.map(({ file, verdict }) => [file.slice(folder.length + 1), verdict])).toEqual([
      ['a-harmless.eml', 'none'],
      ['b-story.eml', 'impersonation'],
      ['deep/c.mbox#1', 'none'],
      ['deep/c.mbox#2', 'impersonation'],
    ]);
    expect(status).toBe(1);
  });

  it('gives the JSON of the contract', () => {
    const { stdout } = runCounterfoil(['scan', '--json', '-'], STORY);
    const verdict = JSON.parse(stdout);
    expect(Object.keys(verdict)).toEqual([
      'version',
      'file',
      'id',
      'messageId',
      'verdict',
      'score',
      'disposition',
      'brand',
      'language',
      'claims',
      'origin',
      'asks',
      'findings',
      'counterfactual',
      'elapsedMs',
      'rulesVersion',
    ]);
    expect(verdict).toMatchObject({
      version: 1,
      file: '-',
      messageId: '<story@contactcenter.be>',
      disposition: 'annotate',
      brand: 'proximus',
      language: 'fr',
      origin: {
        domain: 'contactcenter.be',
        role: 'stranger',
        authentication: { spf: 'none', dkim: 'none', dmarc: 'none' },
      },
      asks: [{ kind: 'appointment', evidence: 'se présentera chez vous le 8 février à 15h' }],
    });
    expect(verdict.claims).toContainEqual({
      brand: 'proximus',
      where: 'from.local-part',
      evidence: 'ServiceclienteleProximus',
    });
  });

  it('exits with 0 when nothing is flagged, and says so in one line', () => {
    const { status, stdout } = runCounterfoil(['scan', '-'], HARMLESS);
    expect(stdout).toMatch(/^none\s+0\.0 - +lab\.example +-\s*$/);
    expect(status).toBe(0);
  });

  it('writes the banner of every flagged message', () => {
    const banners = join(folder, 'banners');
    runCounterfoil([
      'scan',
      '--banner',
      banners,
      join(folder, 'b-story.eml'),
      join(folder, 'a-harmless.eml'),
    ]);
    expect(readdirSync(banners)).toEqual(['b-story.eml.html']);
    expect(readFileSync(join(banners, 'b-story.eml.html'), 'utf8')).toContain('lang="fr"');
  });

  it('believes Authentication-Results only when told to', () => {
    const genuine = `Authentication-Results: mx.test; dkim=pass header.d=proximus.be; dmarc=pass header.from=proximus.be\r\n${STORY.replaceAll('contactcenter.be', 'proximus.be').replace('ServiceclienteleProximus', 'noreply')}`;
    const verdictOf = (...options: string[]) =>
      JSON.parse(runCounterfoil(['scan', '--json', ...options, '-'], genuine).stdout).verdict;
    expect(verdictOf('--trust-authentication-results=mx.test')).toBe('genuine');
    expect(verdictOf('--trust-authentication-results')).toBe('genuine');
    expect(verdictOf('--trust-authentication-results=other.test')).toBe('none');
    expect(verdictOf()).toBe('none');
  });

  it('gives a verdict on anything', () => {
    const odd = makeRunFolder('odd');
    const inputs = ['', '\0\0\0', ':\r\n', 'From', '\r\n\r\n', 'x'.repeat(200_000), 'From: \r\n\r\n'];
    for (const [index, input] of inputs.entries()) writeFileSync(join(odd, `${index}.eml`), input);
    const { status, stdout } = runCounterfoil(['scan', '--json', odd]);
    const verdicts = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(verdicts).toHaveLength(inputs.length);
    for (const verdict of verdicts) expect(verdict).toMatchObject({ version: 1, messageId: '' });
    expect(status).toBeLessThanOrEqual(1);
  });

  it('exits with 2 and one line when the input cannot be read', () => {
    const { status, stderr } = runCounterfoil(['scan', join(folder, 'missing.eml')]);
    expect(stderr).toBe(`counterfoil: ${join(folder, 'missing.eml')} cannot be read\n`);
    expect(status).toBe(2);
  });

  it('exits with 2 on wrong usage', () => {
    expect(runCounterfoil(['scan', '--jsno', '-']).status).toBe(2);
    expect(runCounterfoil(['nothing']).status).toBe(2);
    expect(runCounterfoil(['--help']).status).toBe(0);
  });
});
