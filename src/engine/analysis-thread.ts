import { workerData } from 'node:worker_threads';
import type { Analysis } from '../analysis/analysis.ts';
import { compileExpertise, type ExpertiseSource } from '../analysis/expertise.ts';
import { analyse } from '../analysis/pipeline.ts';
import { formatProblem } from '../documents/document.ts';
import { Fault } from '../fault.ts';
import type { AnalysisTask } from './analysis-task.ts';

const expertise = compiled(workerData as ExpertiseSource);

/** Analyses one message in this thread. */
export async function analyseTask({ transaction, ...circumstances }: AnalysisTask): Promise<Analysis> {
  return analyse(transaction, expertise, circumstances);
}

/** The main thread has compiled the same source before; a problem here is a fault of ours. */
function compiled(source: ExpertiseSource) {
  const reading = compileExpertise(source);
  if (reading.ok) return reading.expertise;
  throw new Fault('rules-invalid', reading.problems.map(formatProblem).join('\n'));
}
