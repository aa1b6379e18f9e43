import { workerData } from 'node:worker_threads';
import type { Analysis } from '../analysis/analysis.ts';
import { compileExpertise } from '../analysis/expertise.ts';
import { analyse } from '../analysis/pipeline.ts';
import { createReadingProcess } from '../attachments/process/reading-process.ts';
import { formatProblem } from '../documents/document.ts';
import { Fault } from '../fault.ts';
import { recallFrom } from '../memory/recall.ts';
import type { AnalysisTask, ThreadData } from './analysis-task.ts';
import { createVerifier } from './verifier.ts';

const { source, memory, verification } = workerData as ThreadData;
const expertise = compiled();
const outside = {
  attachmentReader: createReadingProcess(),
  ...(memory && { recall: recallFrom(memory) }),
  ...(verification && { verify: createVerifier(verification) }),
};

/** Analyses one message in this thread. */
export async function analyseTask({ transaction, ...circumstances }: AnalysisTask): Promise<Analysis> {
  return analyse(transaction, expertise, circumstances, outside);
}

/** The main thread has compiled the same source before; a problem here is a fault of ours. */
function compiled() {
  const reading = compileExpertise(source);
  if (reading.ok) return reading.expertise;
  throw new Fault('rules-invalid', reading.problems.map(formatProblem).join('\n'));
}
