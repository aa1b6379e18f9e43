import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway } from '../servers/gateway.ts';
import { runCounterfoil } from './run-counterfoil.ts';

/** Leaves nothing behind in the project's own folder. */
const QUIET = { COUNTERFOIL__LOG__LEVEL: 'silent', COUNTERFOIL__MEMORY__ENABLED: 'false' };

describe('start', () => {
  const taken = createServer();
  let address = '';

  beforeAll(async () => {
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const bound = taken.address();
    address = typeof bound === 'object' && bound ? `127.0.0.1:${bound.port}` : '';
  });

  afterAll(() => {
    taken.close();
  });

  it.each([
    ['milter', 'COUNTERFOIL__LISTEN__MILTER', 'COUNTERFOIL__LISTEN__HTTP'],
    ['HTTP', 'COUNTERFOIL__LISTEN__HTTP', 'COUNTERFOIL__LISTEN__MILTER'],
  ])('says in one line that the address of %s is in use, and exits with 2', (_, variable, other) => {
    const environment = { [variable]: address, [other]: '127.0.0.1:0', ...QUIET };
    const { status, stderr } = runCounterfoil(['start'], '', environment);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(address);
    expect(status).toBe(2);
  });

  it('says in five lines what it listens on, which rules it loaded and what Postfix needs', async () => {
    const gateway = await startGateway({ sections: { log: { level: 'silent' } } });
    const lines = gateway.log().trim().split('\n');
    await gateway.stop();
    expect(lines).toEqual([
      `Counterfoil listens for milter on 127.0.0.1:${gateway.milterPort}`,
      `Counterfoil listens for HTTP on 127.0.0.1:${gateway.httpPort} (GET /readyz, POST /v1/scan)`,
      expect.stringMatching(/^\d+ rules \(version [0-9a-f]{16}\), \d+ brands, 1 threads$/),
      'Tell Postfix with this line in main.cf, then "postfix reload":',
      `  smtpd_milters = { inet:127.0.0.1:${gateway.milterPort}, default_action=accept }`,
    ]);
    expect(gateway.exitStatus()).toBe(0);
  });
});
