import { parentPort, workerData } from 'node:worker_threads';
import { compileExpertise, readExpertiseSource } from '../analysis/expertise.ts';
import { readRuleFolder } from '../analysis/rule-folder.ts';
import { readShadow } from '../analysis/shadow-folder.ts';
import { formatProblem } from '../documents/document.ts';
import type { RulePlace, RulesReading } from './read-rules.ts';

parentPort?.postMessage(reading(workerData as RulePlace));

function reading({ folder, local, shadow: place }: RulePlace): RulesReading {
  const sources = readExpertiseSource(readRuleFolder(folder, local));
  if (!sources.ok) return { ok: false, problems: sources.problems.map(formatProblem) };
  const shadow = place && readShadow(folder, place, sources.source.folder.version);
  const source = { ...sources.source, ...(shadow && { shadow }) };
  const compiled = compileExpertise(source);
  if (!compiled.ok) return { ok: false, problems: compiled.problems.map(formatProblem) };
  const { version, rules, knowledge } = compiled.expertise;
  const counts = { rules: rules.rules.length, brands: knowledge.brands.brands.length };
  return { ok: true, checked: { source, version, ...counts } };
}
