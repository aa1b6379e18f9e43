import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { matchLogos } from '../../src/logos/match-logos.ts';
import { readLogos } from '../../src/logos/read-logos.ts';
import { drawn, KITE, pixelsOf } from '../logos/pictures.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { runCounterfoil } from './run-counterfoil.ts';

const folder = makeRunFolder('logos');

function drawing(name: string, body: string): string {
  const file = join(folder, name);
  writeFileSync(
    file,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" width="240" height="240">${body}</svg>`,
  );
  return file;
}

describe('logos add', () => {
  it('writes a shape that is found again, and no artwork', async () => {
    const out = join(folder, 'enrolled');
    const { status, stdout, stderr } = runCounterfoil([
      'logos',
      'add',
      'proximus',
      drawing('kite.svg', KITE),
      '--out',
      out,
    ]);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/kite\.svg: 1\.\d\d wide, nearest is .+ \(-?[\d.]+\), found from 0\.\d\d on/);
    const text = readFileSync(join(out, 'proximus.yaml'), 'utf8');
    expect(text).not.toContain('<svg');
    const reading = readLogos([{ file: 'proximus.yaml', text }]);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const matches = matchLogos(await pixelsOf(await drawn(KITE, { ink: '#5c2d91' })), reading.catalogue);
    expect(matches.map(({ brand, role }) => [brand, role])).toEqual([['proximus', 'brand']]);
  });

  it('refuses what could be anything', () => {
    const disc = drawing('disc.svg', '<circle cx="120" cy="120" r="110"/>');
    const { status, stderr } = runCounterfoil([
      'logos',
      'add',
      'proximus',
      disc,
      '--out',
      join(folder, 'none'),
    ]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/the logo of proximus is too plain to be recognised: it looks like ".+"; enrol/);
  });

  it('asks for a brand of the directory', () => {
    const { status, stderr } = runCounterfoil(['logos', 'add', 'proximsu', drawing('kite.svg', KITE)]);
    expect(status).toBe(2);
    expect(stderr).toContain('no brand has the id "proximsu": did you mean "proximus"?');
  });

  it('asks for a picture', () => {
    const file = join(folder, 'notes.svg');
    writeFileSync(file, 'no picture');
    const { status, stderr } = runCounterfoil(['logos', 'add', 'proximus', file]);
    expect(status).toBe(2);
    expect(stderr).toContain('notes.svg is no picture that can be drawn');
  });
});

it('logos list has one line per file', () => {
  const { status, stdout } = runCounterfoil(['logos', 'list']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^docusign +brand +\d+ @iconify-json/m);
  expect(stdout).toMatch(/^facebook +social /m);
});

describe('logos test', () => {
  const pictures = join(folder, 'pictures');

  beforeAll(async () => {
    mkdirSync(pictures);
    writeFileSync(join(pictures, 'kite.png'), await drawn(KITE));
    writeFileSync(join(pictures, 'broken.png'), 'no picture');
    writeFileSync(join(pictures, 'never.svg'), '<svg/>');
  });

  it('says what the pictures of a folder show, and draws no SVG', () => {
    const { status, stdout } = runCounterfoil(['logos', 'test', pictures]);
    expect(status).toBe(0);
    expect(stdout).toBe(
      'broken.png: cannot be read\nkite.png: none\n0 of 2 pictures show an enrolled logo\n',
    );
  });

  it('asks for a folder that is there', () => {
    expect(runCounterfoil(['logos', 'test', join(folder, 'nowhere')]).status).toBe(2);
  });
});
