import { loadExpertise } from '../../../src/analysis/expertise.ts';
import { gatherFacts } from '../../../src/analysis/gather-facts.ts';
import { readRuleFolder } from '../../../src/analysis/rule-folder.ts';
import { detect } from '../../../src/signals/detect.ts';
import type { Finding } from '../../../src/signals/signal.ts';
import { deepFreeze } from '../deep-freeze.ts';

const reading = loadExpertise(readRuleFolder('rules'));
if (!reading.ok) throw new Error(JSON.stringify(reading.problems));

/** The brands, lists and phrases that are shipped. */
export const { knowledge } = reading.expertise;

/** Everything that the signals see in a message (RFC 5322 text), with what is shipped. */
export async function findingsIn(message: string): Promise<readonly Finding[]> {
  const content = new TextEncoder().encode(message);
  const transaction = { client: {}, envelope: { forwardPaths: [] }, content };
  const surroundings = { trusted: { kind: 'topmost' as const }, today: '2026-01-01' };
  return detect(deepFreeze(await gatherFacts(transaction, knowledge, surroundings)), knowledge);
}
