import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { makeRunFolder } from '../servers/run-folder.ts';
import { runCounterfoil } from './run-counterfoil.ts';

const folder = makeRunFolder('expired');
const rules = join(folder, 'rules');
cpSync('rules', rules, { recursive: true });

function write(name: string, content: object): string {
  const file = join(rules, 'local', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const partners = write('partners/sales.yaml', {
  partners: [
    {
      brand: 'proximus',
      domain: 'contactcenter.be',
      role: 'sales',
      evidence: 'https://example.org/partners',
      complaints: 'complaints@contactcenter.be',
      owner: 'postmaster@example.org',
      expires: '2027-01-31',
    },
  ],
});
const exceptions = write('exceptions/fair.yaml', {
  exceptions: [
    {
      id: 'fair',
      from: 'contactcenter.be',
      rules: ['ask-appointment'],
      owner: 'postmaster@example.org',
      reason: 'It invites us to its fair.',
      expires: '2027-01-31',
    },
  ],
});
const PARTNER = 'partner contactcenter.be of "proximus" expired on 2027-01-31 and no longer counts';
const EXCEPTION = 'exception "fair" expired on 2027-01-31 and no longer counts';

it('config check says nothing on the last day, and names what has expired on the day after', () => {
  const check = (today: string) => runCounterfoil(['config', 'check', '--rules', rules, '--today', today]);
  expect(check('2027-01-31').stdout).toMatch(/^fine: \d+ rules, \d+ brands\n$/);
  const { status, stdout } = check('2027-02-01');
  expect(status).toBe(0);
  const [first, second] = stdout.split('\n');
  expect(first).toMatch(new RegExp(`^warning: ${partners}:1:\\d+ ${PARTNER}`));
  expect(second).toMatch(new RegExp(`^warning: ${exceptions}:1:\\d+ ${EXCEPTION}`));
});

it('brands check names an expired partner, and refuses what is no date', () => {
  const { status, stdout } = runCounterfoil(['brands', 'check', '--rules', rules, '--today', '2027-02-01']);
  expect(stdout).toContain(PARTNER);
  expect(stdout).toContain('0 contradictions, 1 warnings');
  expect(status).toBe(0);
  expect(runCounterfoil(['brands', 'check', '--today', 'tomorrow']).status).toBe(2);
});

it('the log at start names what has expired', () => {
  write('partners/old.yaml', {
    partners: [
      {
        brand: 'kpn',
        domain: 'old.example',
        role: 'sales',
        evidence: 'https://kpn.com/',
        expires: '2020-01-31',
      },
    ],
  });
  const { stdout, stderr } = runCounterfoil(['start', '--rules', rules], '', {
    COUNTERFOIL__LISTEN__MILTER: `unix:${join(folder, 'nowhere', 'socket')}`,
    COUNTERFOIL__LISTEN__HTTP: '127.0.0.1:0',
    COUNTERFOIL__MEMORY__ENABLED: 'false',
  });
  expect(stdout + stderr).toContain('an entry has expired and no longer counts');
  expect(stdout + stderr).toContain('partner old.example of \\"kpn\\" expired on 2020-01-31');
});
