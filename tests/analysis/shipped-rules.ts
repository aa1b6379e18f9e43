import { loadExpertise } from '../../src/analysis/expertise.ts';
import type { Outside, Surroundings } from '../../src/analysis/gather-facts.ts';
import { analyse, type Circumstances } from '../../src/analysis/pipeline.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';

const reading = loadExpertise(readRuleFolder('rules'));
if (!reading.ok) throw new Error('the shipped rules do not load');
const { expertise } = reading;

const CIRCUMSTANCES: Circumstances = {
  id: 'test',
  today: '2026-11-22',
  trusted: { kind: 'none' },
  replaceBody: false,
  bannerFrom: 'never',
  defaultLanguage: 'en',
};

/** What the shipped rules say of a message of which nothing but its bytes is known. */
export async function verdictOn(
  content: Uint8Array,
  { trusted = CIRCUMSTANCES.trusted, ...outside }: Outside & Partial<Surroundings> = {},
): Promise<Verdict> {
  const transaction = { client: {}, envelope: { forwardPaths: [] }, content };
  return (await analyse(transaction, expertise, { ...CIRCUMSTANCES, trusted }, outside)).verdict;
}
