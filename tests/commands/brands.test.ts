import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRunFolder } from '../servers/run-folder.ts';
import { runCounterfoil } from './run-counterfoil.ts';

describe('brands', () => {
  it('says whom a sender claims to be and what it may speak for', () => {
    const { status, stdout } = runCounterfoil(['brands', 'check', 'Service Proximus <x@contactcenter.be>']);
    expect(stdout).toBe(
      'contactcenter.be: stranger\nProximus in from.display-name ("Proximus"): not entitled\n',
    );
    expect(status).toBe(1);
  });

  it('has no complaint about the brand itself', () => {
    const { status, stdout } = runCounterfoil(['brands', 'check', 'Proximus <noreply@proximus.be>']);
    expect(stdout).toContain('Proximus in from.display-name ("Proximus"): its own');
    expect(status).toBe(0);
  });

  it('shows one brand, and refuses an unknown one in one line', () => {
    expect(runCounterfoil(['brands', 'show', 'proximus']).stdout).toContain('proximus.be');
    const { status, stderr } = runCounterfoil(['brands', 'show', 'proxximus']);
    expect(stderr).toBe('counterfoil: no brand has the id "proxximus"; see brands list\n');
    expect(status).toBe(2);
  });

  it('finds no contradiction in the shipped directory', () => {
    const { status, stdout } = runCounterfoil(['brands', 'check', '--today', '2026-12-01']);
    expect(stdout).toBe('0 contradictions, 0 warnings\n');
    expect(status).toBe(0);
  });

  it('names a contradiction with its place and fails', () => {
    const rules = join(makeRunFolder('brands'), 'rules');
    cpSync('rules', rules, { recursive: true });
    const file = join(rules, 'local', 'brands', 'mine.yaml');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'brands:\n  - { id: xyz, name: XYZ, sector: bank, countries: [BE] }\n');
    const { status, stdout } = runCounterfoil(['brands', 'check', '--rules', rules, '--today', '2026-12-01']);
    expect(stdout).toContain(
      `${file}:2:16 "XYZ" is too short to stand for one company alone (add it to ambiguous)`,
    );
    expect(status).toBe(1);
  });

  it('sync says what it lacks where it cannot read the package', () => {
    const { status, stderr } = runCounterfoil(['brands', 'sync', '--check', '--package', '/nowhere']);
    expect(stderr).toContain('/nowhere/dist/json/nsi.json cannot be read: no such file or folder');
    expect(status).toBe(2);
  });

  it('sync says what would change, writes it, and takes away what the package no longer makes', () => {
    const rules = join(makeRunFolder('sync'), 'rules');
    cpSync('rules', rules, { recursive: true });
    const generated = join(rules, 'brands', 'generated');
    rmSync(join(generated, 'bank.yaml'));
    writeFileSync(join(generated, 'old.yaml'), '{ "generator": "old", "brands": [] }');
    expect(runCounterfoil(['brands', 'sync', '--check', '--rules', rules])).toMatchObject({
      status: 1,
      stdout: `${join(generated, 'bank.yaml')} would change: run brands sync\n${join(generated, 'old.yaml')} would change: run brands sync\n`,
    });
    expect(runCounterfoil(['brands', 'sync', '--rules', rules]).stdout).toMatch(
      /^2 of \d+ files changed in /,
    );
    expect(readdirSync(generated)).toEqual(readdirSync('rules/brands/generated'));
  });
});
