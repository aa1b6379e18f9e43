import { join } from 'node:path';
import { readDocument } from '../documents/read-documents.ts';
import type { Judgement } from '../evaluation/evaluation.ts';
import { type Label, parseLabels } from '../evaluation/label.ts';
import { type Installation, refusal } from './installation.ts';
import { judgeAll } from './judge.ts';
import type { JudgingOptions } from './judging-options.ts';
import { messagesOf, type SourceMessage } from './message-source.ts';
import { startProgress } from './progress.ts';

/** Reads a labels file. Throws the fault `input-unreadable` with every wrong line. */
export function readLabels(file: string): readonly Label[] {
  const reading = parseLabels(file, readDocument(file).text);
  if (!reading.ok) throw refusal('input-unreadable', reading.problems);
  return reading.labels;
}

/** Judges the messages of labels, which are in a folder, on all processors; one judgement per label. */
export async function judgeLabelled(
  folder: string,
  labels: readonly Label[],
  installation: Installation,
  options: JudgingOptions,
): Promise<Judgement[]> {
  const progress = startProgress(process.stderr);
  const judgements: Judgement[] = [];
  for await (const { analysis } of judgeAll(sourcesOf(folder, labels), installation, options)) {
    const label = labels[judgements.length];
    if (label) judgements.push({ label, verdict: analysis.verdict });
    progress.step();
  }
  progress.end();
  return judgements;
}

/** Exactly one message per label, so that results and labels go in step; of an mbox the first message. */
export async function* sourcesOf(
  folder: string,
  labels: readonly Pick<Label, 'file'>[],
): AsyncGenerator<SourceMessage> {
  for (const { file } of labels) {
    for await (const source of messagesOf([join(folder, file)])) {
      yield source;
      break;
    }
  }
}
