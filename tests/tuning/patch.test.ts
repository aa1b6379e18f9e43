import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../src/tuning/unified-diff.ts';
import { withWeight } from '../../src/tuning/weight-text.ts';
import { makeRunFolder } from '../servers/run-folder.ts';

const CHANGE = { id: 'claim-in-subject', weight: 0.4, because: 'tune: 1.0 before' };

describe('a changed weight', () => {
  it('leaves every comment and every other byte', () => {
    const text = '# ours\nid:   claim-in-subject # ours\n\nweight: 1.25   # since March\nstatus: stable\n';
    expect(withWeight(text, CHANGE)).toBe(text.replace('1.25', '0.4'));
  });

  it('comes last where the file changes something else', () => {
    const text = 'id: claim-in-subject\nstatus: experimental # noisy';
    expect(withWeight(text, CHANGE)).toBe(`${text}\n# tune: 1.0 before\nweight: 0.4\n`);
  });

  it('makes a new file', () => {
    expect(withWeight(undefined, CHANGE)).toBe('# tune: 1.0 before\nid: claim-in-subject\nweight: 0.4\n');
  });
});

describe('a patch', () => {
  const long = Array.from({ length: 20 }, (_, index) => `line ${index}\n`).join('');

  it.each([
    ['a new file', undefined, 'a: 1\nb: 2\n'],
    ['one line of many', long, long.replace('line 9\n', 'line nine\n')],
    ['the first line', long, long.replace('line 0\n', 'line zero\n')],
    ['the last line', long, long.replace('line 19\n', 'line 19.5\n')],
    ['lines at the end', long, `${long}weight: 1.0\n`],
    ['a line twice', 'a\na\n', 'a\na\na\n'],
  ])('is applied by git: %s', (_, before, after) => {
    const folder = makeRunFolder('patch');
    mkdirSync(join(folder, 'local'));
    if (before !== undefined) writeFileSync(join(folder, 'local', 'x.yaml'), before);
    const input = unifiedDiff([{ path: 'local/x.yaml', before, after }]);
    execFileSync('git', ['apply', '-'], {
      cwd: folder,
      input,
      env: { ...process.env, GIT_CEILING_DIRECTORIES: folder },
    });
    expect(readFileSync(join(folder, 'local', 'x.yaml'), 'utf8')).toBe(after);
  });

  it('is empty where nothing changes', () => {
    expect(unifiedDiff([{ path: 'x', before: 'a\n', after: 'a\n' }])).toBe('');
  });
});
