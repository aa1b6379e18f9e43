import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeRunFolder } from './servers/run-folder.ts';

const VITEST = join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs');
const REPORTER = join(import.meta.dirname, 'closing-line-reporter.ts');

/** The last line of a Vitest of its own that runs one file with this text. */
function lastLine(testFile: string): Promise<string | undefined> {
  const folder = makeRunFolder('reporter');
  writeFileSync(join(folder, 'example.test.js'), testFile);
  const options = ['run', '--globals', '--root', folder, '--reporter', 'default', '--reporter', REPORTER];
  return new Promise((resolve) => {
    execFile(process.execPath, [VITEST, ...options], { cwd: folder }, (_, stdout) =>
      resolve(stdout.trimEnd().split('\n').at(-1)),
    );
  });
}

it.each([
  ['tests', 'it("a", () => {}); it("b", () => { throw 1; }); it.skip("c", () => {});', [1, 1, 1]],
  ['nested tests', 'describe("s", () => { describe("t", () => { it("a", () => {}); }); });', [1, 0, 0]],
  ['a file that cannot be loaded', 'throw new Error();', [0, 1, 0]],
  ['a failing hook', 'describe("s", () => { afterAll(() => { throw 1; }); it("a", () => {}); });', [1, 1, 0]],
  ['an error nobody caught', 'it("a", () => { Promise.reject(new Error()); });', [1, 1, 0]],
])('counts %s', async (_, testFile, [passed, failed, skipped]) => {
  expect(await lastLine(testFile)).toBe(`${passed} passed, ${failed} failed, ${skipped} skipped`);
});
