import { loadExpertise } from '../../../src/analysis/expertise.ts';
import { gatherFacts } from '../../../src/analysis/gather-facts.ts';
import { readRuleFolder } from '../../../src/analysis/rule-folder.ts';
import { detect } from '../../../src/signals/detect.ts';
import type { Finding } from '../../../src/signals/signal.ts';

const reading = loadExpertise(readRuleFolder('rules'));
if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
const { knowledge } = reading.expertise;

/** What the signals see in a message, the whole way from its bytes, with the brands and lists that are shipped. */
async function findingsOf(source: string | Uint8Array): Promise<readonly Finding[]> {
  const content = typeof source === 'string' ? Buffer.from(source) : source;
  const transaction = { client: {}, envelope: { forwardPaths: [] }, content };
  const facts = await gatherFacts(transaction, knowledge, {
    trusted: { kind: 'topmost' },
    today: '2026-01-01',
  });
  return detect(facts, knowledge);
}

/** The findings of one signal for a message with this From field, as `brand=evidence`. */
export async function claimsOf(signal: string, from: string | Uint8Array): Promise<string[]> {
  const field = typeof from === 'string' ? Buffer.from(from) : from;
  const source = Buffer.concat([
    Buffer.from('From: '),
    field,
    Buffer.from('\r\nSubject: Bonjour\r\n\r\nBonjour\r\n'),
  ]);
  const findings = await findingsOf(source);
  return findings
    .filter((finding) => finding.signal === signal)
    .map(({ brand, evidence }) => `${brand}=${evidence}`);
}
