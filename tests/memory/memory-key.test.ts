import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Fault } from '../../src/fault.ts';
import { readOrCreateKey } from '../../src/memory/memory-key.ts';
import { makeRunFolder } from '../servers/run-folder.ts';

const folder = makeRunFolder('key');

it('makes a key that only its owner may read, once', () => {
  const file = join(folder, 'new', 'memory.key');
  const key = readOrCreateKey(file);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toBe(`${key}\n`);
  expect(readOrCreateKey(file)).toBe(key);
  expect(readdirSync(join(folder, 'new'))).toEqual(['memory.key']);
});

it('makes another key for another installation', () => {
  expect(readOrCreateKey(join(folder, 'a.key'))).not.toBe(readOrCreateKey(join(folder, 'b.key')));
});

it('refuses a key that is none, and leaves the file alone', () => {
  const file = join(folder, 'short.key');
  writeFileSync(file, 'abc\n');
  expect(() => readOrCreateKey(file)).toThrow(Fault);
  expect(readFileSync(file, 'utf8')).toBe('abc\n');
});

it('tells when the file cannot be read or made', () => {
  const file = join(folder, 'a-folder.key');
  mkdirSync(file);
  expect(() => readOrCreateKey(file)).toThrow('EISDIR');
  writeFileSync(join(folder, 'a-file'), '');
  expect(() => readOrCreateKey(join(folder, 'a-file', 'memory.key'))).toThrow(/ENOTDIR|EEXIST/);
});
