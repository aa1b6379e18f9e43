import { workerData } from 'node:worker_threads';
import type { Analysis } from '../analysis/analysis.ts';
import { compileExpertise } from '../analysis/expertise.ts';
import { analyse } from '../analysis/pipeline.ts';
import { formatProblem } from '../documents/document.ts';
import { Fault } from '../fault.ts';
import { recallFrom } from '../memory/recall.ts';
import type { AnalysisTask, ThreadData } from './analysis-task.ts';
import { pictureReaders } from './picture-settings.ts';
import { createSealer } from './sealer.ts';
import { handedOver, ownBytes } from './thread-bytes.ts';
import { createVerifier } from './verifier.ts';

const { source, memory, verification, sealing, pictures } = workerData as ThreadData;
const expertise = compiled();
const outside = {
  ...pictureReaders(pictures, expertise, memory),
  ...(memory && { recall: recallFrom(memory) }),
  ...(verification && { verify: createVerifier(verification) }),
  ...(sealing && { seal: createSealer(sealing) }),
};

/** Analyses one message in this thread. A large new body is handed over, not copied. */
export async function analyseTask({ transaction, ...circumstances }: AnalysisTask): Promise<Analysis> {
  const own = { ...transaction, content: ownBytes(transaction.content) };
  return handedOver(await analyse(own, expertise, circumstances, outside));
}

/** The main thread has compiled the same source before; a problem here is a fault of ours. */
function compiled() {
  const reading = compileExpertise(source);
  if (reading.ok) return reading.expertise;
  throw new Fault('rules-invalid', reading.problems.map(formatProblem).join('\n'));
}
