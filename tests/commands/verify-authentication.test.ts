import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rsaKey, SELECTOR, signed } from '../authentication/signer.ts';
import { type DnsServer, startDnsServer } from '../engine/dns-server.ts';
import { makeRunFolder } from '../servers/run-folder.ts';

const execute = promisify(execFile);
const key = rsaKey();
const file = join(makeRunFolder('verify'), 'receipt.eml');

let dns: DnsServer;

beforeAll(async () => {
  const message =
    'From: PayPal <service@paypal.com>\r\nSubject: Your receipt\r\n\r\nYou paid 10.00 EUR to a shop.\r\n';
  writeFileSync(file, await signed(message, { domain: 'paypal.com', key }));
  dns = await startDnsServer(
    new Map([
      [`${SELECTOR}._domainkey.paypal.com`, key.record],
      ['_dmarc.paypal.com', 'v=DMARC1; p=reject'],
    ]),
  );
});

afterAll(() => dns.close());

/** Not `runCounterfoil`, which would keep the name server in this process from answering. */
async function run(...args: string[]): Promise<string> {
  const env = { ...process.env, COUNTERFOIL__AUTHENTICATION__DNSSERVERS: `[${dns.address}]` };
  const { stdout } = await execute(process.execPath, ['src/main.ts', ...args, file], { env });
  return stdout;
}

describe('--verify-authentication', () => {
  it('has explain verify the signature of a stored message', async () => {
    expect(await run('explain', '--verify-authentication')).toContain(
      '(brand; spf none, dkim pass, dmarc pass)',
    );
  });

  it('has the threads of scan verify', async () => {
    const verdict = JSON.parse(await run('scan', '--json', '--verify-authentication'));
    expect(verdict).toMatchObject({ verdict: 'genuine', origin: { authentication: { dmarc: 'pass' } } });
  });

  it('is what it takes: nobody asks the DNS without it', async () => {
    const asked = dns.questions.length;
    expect(await run('explain')).toContain('(brand; spf none, dkim none, dmarc none)');
    expect(dns.questions).toHaveLength(asked);
  });
});
