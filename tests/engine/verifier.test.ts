import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExpertiseSource, readExpertiseSource } from '../../src/analysis/expertise.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import { Configuration } from '../../src/config/configuration.ts';
import { authenticationMode, verificationSettings } from '../../src/engine/authentication-mode.ts';
import { startEmbeddedEngine } from '../../src/engine/embedded.ts';
import { createVerifier, type VerificationSettings, verifierWith } from '../../src/engine/verifier.ts';
import { parseMessage } from '../../src/message/parse-message.ts';
import { ed25519Key, SELECTOR, signed } from '../authentication/signer.ts';
import { transactionOf } from '../authentication/verified.ts';
import { FAILING, zoneResolver } from '../authentication/zone.ts';
import { fakeLogger } from '../hooks/milter/fake-engine.ts';
import { type DnsServer, startDnsServer } from './dns-server.ts';

const MESSAGE =
  'From: PayPal <service@paypal.com>\r\nSubject: Your receipt\r\n\r\nYou paid 10.00 EUR to a shop.\r\n';

const key = ed25519Key();
const records = new Map([
  [`${SELECTOR}._domainkey.paypal.com`, key.record],
  ['_dmarc.paypal.com', 'v=DMARC1; p=reject'],
]);

function settings(changes: Partial<VerificationSettings> = {}): VerificationSettings {
  return {
    dnsServers: [],
    dnsBudgetMs: 2_000,
    dnsCacheEntries: 100,
    trustedArcSealers: [],
    verifyMarks: false,
    ...changes,
  };
}

let genuine: string;
let dns: DnsServer;
let silent: DnsServer;

beforeAll(async () => {
  genuine = await signed(MESSAGE, { domain: 'paypal.com', key });
  dns = await startDnsServer(records);
  silent = await startDnsServer(records, true);
});

afterAll(() => {
  dns.close();
  silent.close();
});

describe('a verifier', () => {
  it('asks the name servers of its settings', async () => {
    const verify = createVerifier(settings({ dnsServers: [dns.address] }));
    const transaction = transactionOf(genuine, {});
    expect(await verify(await parseMessage(transaction), transaction)).toMatchObject({
      dkim: 'pass',
      dmarc: 'pass',
      dkimDomains: ['paypal.com'],
    });
    expect(dns.questions).toContain(`${SELECTOR}._domainkey.paypal.com`);
  });

  it('remembers answers from one message to the next', async () => {
    const zone = Object.fromEntries([...records].map(([name, record]) => [`TXT ${name}`, [record]]));
    const { resolver, questions } = zoneResolver(zone);
    const verify = verifierWith(settings(), resolver);
    const transaction = transactionOf(genuine, {});
    const message = await parseMessage(transaction);
    await verify(message, transaction);
    const asked = questions.length;
    expect(await verify(message, transaction)).toMatchObject({ dmarc: 'pass' });
    expect(questions).toHaveLength(asked);
  });

  it('gives up in time when the DNS never answers, and accuses nobody', async () => {
    const verify = verifierWith(settings({ dnsBudgetMs: 100 }), FAILING['no answer at all']);
    const transaction = transactionOf(genuine, { client: '203.0.113.7', reversePath: 'b@paypal.com' });
    const started = performance.now();
    expect(await verify(await parseMessage(transaction), transaction)).toMatchObject({
      spf: 'temporary-error',
      dkim: 'temporary-error',
      dmarc: 'temporary-error',
    });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('the mode of the configuration', () => {
  const modeOf = (section: object) =>
    authenticationMode(Configuration.parse({ authentication: section }).authentication);

  it.each([
    ['nothing set', {}, 'none', false],
    ['ids', { trustedAuthservIds: ['MX.Test'] }, 'listed', false],
    ['fields without an id', { trustFieldsWithoutId: true }, 'listed', false],
    ['verify', { mode: 'verify', trustedAuthservIds: ['mx.test'] }, 'none', true],
    ['trust-then-verify', { mode: 'trust-then-verify', trustedAuthservIds: ['mx.test'] }, 'listed', true],
    ['none', { mode: 'none', trustedAuthservIds: ['mx.test'] }, 'none', false],
  ])('%s', (_, section, kind, verifies) => {
    const { trusted, verification } = modeOf(section);
    expect([trusted.kind, verification !== undefined]).toEqual([kind, verifies]);
  });
});

describe('the threads of the embedded engine', () => {
  let source: ExpertiseSource;

  beforeAll(() => {
    const reading = readExpertiseSource(readRuleFolder('rules'));
    if (!reading.ok) throw new Error('the rules are broken');
    source = reading.source;
  });

  /** Every message at once, in one thread. */
  async function judged(authentication: object, ...contents: readonly string[]) {
    const configuration = Configuration.parse({ engine: { threads: 1 }, authentication });
    const engine = await startEmbeddedEngine(configuration, source, fakeLogger());
    const started = performance.now();
    try {
      const outcomes = await Promise.all(
        contents.map((content) => {
          const transaction = transactionOf(content, { client: '203.0.113.7', reversePath: 'b@paypal.com' });
          return engine.analyse(transaction, { replaceBody: true, quarantine: true });
        }),
      );
      return { outcomes, elapsedMs: performance.now() - started };
    } finally {
      await engine.close();
    }
  }

  it('verify: what is signed is genuine, what is forged is not', async () => {
    const { outcomes } = await judged({ mode: 'verify', dnsServers: [dns.address] }, genuine, MESSAGE);
    expect(outcomes).toMatchObject([
      {
        report: {
          verdict: 'genuine',
          origin: { role: 'brand', authentication: { dkim: 'pass', dmarc: 'pass' } },
        },
      },
      { report: { origin: { role: 'stranger', authentication: { dkim: 'none', dmarc: 'fail' } } } },
    ]);
  });

  it('wait for a DNS that never answers no longer than its budget, for several messages at a time', async () => {
    const silence = { mode: 'verify', dnsServers: [silent.address], dnsBudgetMs: 1_000 };
    const senders = ['a', 'b', 'c', 'd'].map((name) =>
      genuine.replace('From: PayPal <', `From: PayPal <${name}.`),
    );
    const { outcomes, elapsedMs } = await judged(silence, ...senders);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ report: { origin: { authentication: { dkim: 'temporary-error' } } } });
    }
    expect(elapsedMs).toBeGreaterThan(900);
    expect(elapsedMs).toBeLessThan(3_900);
  });
});

it('settings of the verification do not depend on the mode', () => {
  const { authentication } = Configuration.parse({ authentication: { dnsBudgetMs: 500 } });
  expect(verificationSettings(authentication)).toEqual(
    settings({ dnsBudgetMs: 500, dnsCacheEntries: 4_000 }),
  );
});
