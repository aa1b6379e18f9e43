import { describe } from 'vitest';
import { obstacle, type ServerName } from './required-servers.ts';

/**
 * A `describe` for tests that start these servers. Where one of them cannot be started the tests are shown
 * as skipped, with the reason in their title; in CI that is an error instead.
 */
export function describeWith(names: readonly ServerName[], title: string, tests: () => void): void {
  const obstacles = names.flatMap((name) => {
    const reason = obstacle(name);
    return reason === undefined ? [] : [`${name}: ${reason}`];
  });
  if (obstacles.length === 0) {
    describe(title, tests);
    return;
  }
  if (process.env['CI']) throw new Error(`CI must run every test, but ${obstacles.join('; ')}`);
  describe.skip(`${title} [${obstacles.join('; ')}]`, tests);
}
