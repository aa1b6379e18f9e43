import { loadExpertise } from '../../src/analysis/expertise.ts';
import { analyse, type Circumstances } from '../../src/analysis/pipeline.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';

const CIRCUMSTANCES: Circumstances = {
  id: 'bench',
  today: '2026-01-01',
  trusted: { kind: 'none' },
  replaceBody: true,
  bannerFrom: 'suspicious',
  defaultLanguage: 'en',
};

/** The way of a message from its bytes to its edits, with the shipped rules. */
export function wholeAnalysis(): (content: Uint8Array) => Promise<unknown> {
  const reading = loadExpertise(readRuleFolder('rules'));
  if (!reading.ok) throw new Error('the rules are broken');
  const { expertise } = reading;
  return (content) =>
    analyse({ client: {}, envelope: { forwardPaths: [] }, content }, expertise, CIRCUMSTANCES);
}
