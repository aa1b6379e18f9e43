import { workerData } from 'node:worker_threads';
import type { Analysis } from '../analysis/analysis.ts';
import { loadExpertise } from '../analysis/expertise.ts';
import { analyse } from '../analysis/pipeline.ts';
import type { RuleFolder } from '../analysis/rule-folder.ts';
import { formatProblem } from '../documents/document.ts';
import { Fault } from '../fault.ts';
import type { AnalysisTask } from './analysis-task.ts';

const expertise = compiled(workerData as RuleFolder);

/** Analyses one message in this thread. */
export async function analyseTask({ transaction, ...circumstances }: AnalysisTask): Promise<Analysis> {
  return analyse(transaction, expertise, circumstances);
}

/** The main thread has checked the same documents before; a problem here is a fault of ours. */
function compiled(ruleFolder: RuleFolder) {
  const reading = loadExpertise(ruleFolder);
  if (reading.ok) return reading.expertise;
  throw new Fault('rules-invalid', reading.problems.map(formatProblem).join('\n'));
}
