import { loadExpertise } from '../../src/analysis/expertise.ts';
import type { Outside } from '../../src/analysis/gather-facts.ts';
import { analyse, type Circumstances } from '../../src/analysis/pipeline.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import { type VerificationSettings, verifierWith } from '../../src/engine/verifier.ts';
import { ed25519Key, rsaKey, SELECTOR, signed } from '../authentication/signer.ts';
import { zoneResolver } from '../authentication/zone.ts';
import { compare } from './compare.ts';
import { cpuMs } from './cpu-time.ts';
import { messagesToJudge } from './messages-to-judge.ts';

/**
 * CPU milliseconds per signed message with and without verifying it; the DNS is a table in this process.
 * Usage: `node tests/bench/authentication.ts [FOLDER]`; every message is signed anew, without a folder one message.
 */
const CIRCUMSTANCES: Circumstances = {
  id: 'bench',
  today: '2026-01-01',
  trusted: { kind: 'none' },
  replaceBody: true,
  bannerFrom: 'suspicious',
  defaultLanguage: 'en',
};

const SETTINGS: VerificationSettings = {
  dnsServers: [],
  dnsBudgetMs: 2_000,
  dnsCacheEntries: 4_000,
  trustedArcSealers: [],
  verifyMarks: false,
};

const reading = loadExpertise(readRuleFolder('rules'));
if (!reading.ok) throw new Error('the rules are broken');
const { expertise } = reading;

const keys = { rsa: rsaKey(), ed25519: ed25519Key() };
const verify = verifierWith(
  SETTINGS,
  zoneResolver({
    [`TXT ${SELECTOR}._domainkey.rsa.test`]: [keys.rsa.record],
    [`TXT ${SELECTOR}._domainkey.ed25519.test`]: [keys.ed25519.record],
    'TXT bounce.test': ['v=spf1 ip4:203.0.113.0/24 -all'],
  }).resolver,
);

const unsigned = await messagesToJudge(process.argv[2]);
const rsa = await signedBy('rsa');
const ed25519 = await signedBy('ed25519');

await compare(unsigned.length, {
  'signed, not verified': () => cpuMs(() => judgeAll(rsa, {})),
  'signed with RSA 2048, verified': () => cpuMs(() => judgeAll(rsa, { verify })),
  'signed with Ed25519, verified': () => cpuMs(() => judgeAll(ed25519, { verify })),
  'unsigned, verified (SPF and DMARC)': () => cpuMs(() => judgeAll(unsigned, { verify })),
});

async function signedBy(kind: 'rsa' | 'ed25519'): Promise<Uint8Array[]> {
  return Promise.all(
    unsigned.map(async (content) => {
      const message = Buffer.from(content).toString('latin1').replace(/\r?\n/g, '\r\n');
      const signing = { domain: `${kind}.test`, key: keys[kind] };
      return Buffer.from(await signed(message, signing).catch(() => message), 'latin1');
    }),
  );
}

async function judgeAll(messages: readonly Uint8Array[], outside: Outside): Promise<void> {
  const client = { address: '203.0.113.7', ehloDomain: 'out.bounce.test' };
  const envelope = { reversePath: 'a@bounce.test', forwardPaths: [] };
  for (const content of messages) {
    await analyse({ client, envelope, content }, expertise, CIRCUMSTANCES, outside);
  }
}
