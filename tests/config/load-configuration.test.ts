import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { formatProblem } from '../../src/documents/document.ts';

function load(text: string | undefined, environment: Record<string, string> = {}) {
  const reading = loadConfiguration(text === undefined ? undefined : { file: 'c.yaml', text }, environment);
  return reading.ok ? reading.configuration : reading.problems.map(formatProblem);
}

describe('loadConfiguration', () => {
  it('runs without any file', () => {
    expect(load(undefined)).toMatchObject({ listen: { milter: '127.0.0.1:8891', http: '127.0.0.1:8080' } });
  });

  it('ships a documented file that says exactly the defaults', () => {
    expect(load(readFileSync('config/counterfoil.yaml', 'utf8'))).toEqual(load(undefined));
  });

  it('takes a file of comments only as all defaults', () => {
    expect(load('# nothing\n')).toEqual(load(undefined));
  });

  it('lets the environment win over the file', () => {
    const environment = {
      COUNTERFOIL__ENGINE__DEADLINEMS: '2000',
      COUNTERFOIL__LISTEN__HTTP: '127.0.0.1:9090',
    };
    expect(load('engine: { deadlineMs: 3000, threads: 2 }\n', environment)).toMatchObject({
      engine: { deadlineMs: 2000, threads: 2 },
      listen: { http: '127.0.0.1:9090' },
    });
  });

  it.each([
    [
      'an unknown key',
      'engine:\n  deadlineMS: 1\n',
      'c.yaml:2:3 engine: unknown key "deadlineMS" (did you mean "deadlineMs"?)',
    ],
    ['an unknown section', 'listne: {}\n', 'c.yaml:1:1 unknown key "listne" (did you mean "listen"?)'],
    [
      'an address without a port',
      'listen: { milter: localhost }\n',
      'c.yaml:1:11 listen.milter: expected host:port or unix:/path, found "localhost" (write it in that form)',
    ],
  ])('refuses %s', (_, text, expected) => {
    expect(load(text)).toEqual([expected]);
  });

  it.each([
    ['COUNTERFOIL__ENGIN__THREADS', '1', 'unknown setting "engin" (did you mean "engine"?)'],
    ['COUNTERFOIL__ENGINE__THRADS', '1', 'unknown setting "thrads" (did you mean "threads"?)'],
    ['COUNTERFOIL__ENGINE__THREADS', 'many', 'Invalid input: expected int, received string'],
  ])('refuses the environment variable %s=%s', (variable, value, expected) => {
    const problems = load(undefined, { [variable]: value });
    expect(problems).toEqual([expect.stringContaining(`environment variable ${variable}:1:1 `)]);
    expect(String(problems)).toContain(expected.replace('int', 'number').split('expected')[0]);
  });
});
