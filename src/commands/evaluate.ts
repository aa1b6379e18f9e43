import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { readDocument } from '../documents/read-documents.ts';
import { evaluateJudgements, type Judgement } from '../evaluation/evaluation.ts';
import { type Label, parseLabels } from '../evaluation/label.ts';
import { evaluationHtml } from '../evaluation/report-html.ts';
import { evaluationText } from '../evaluation/report-text.ts';
import { loadInstallation, refusal } from './installation.ts';
import { judgeAll } from './judge.ts';
import { configOption, type JudgingOptions, rulesOption, trustOption } from './judging-options.ts';
import { messagesOf, type SourceMessage } from './message-source.ts';
import { startProgress } from './progress.ts';

interface EvaluateOptions extends JudgingOptions {
  readonly labels: string;
  readonly json?: true;
  readonly html?: string;
}

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('judge labelled messages and report recall, precision and every false alarm by name')
    .argument('<folder>', 'the folder that the files of the labels are in')
    .requiredOption('--labels <file>', 'JSON Lines: file, label, and optionally brand, lang, where, campaign')
    .option('--json', 'the report as JSON')
    .option('--html <file>', 'also write the report as an HTML page')
    .addOption(trustOption())
    .addOption(configOption())
    .addOption(rulesOption())
    .action(evaluate);
}

async function evaluate(folder: string, options: EvaluateOptions): Promise<void> {
  const installation = loadInstallation(options);
  const { text } = readDocument(options.labels);
  const reading = parseLabels(options.labels, text);
  if (!reading.ok) throw refusal('input-unreadable', reading.problems);
  const progress = startProgress(process.stderr);
  const judgements: Judgement[] = [];
  for await (const { analysis } of judgeAll(sourcesOf(folder, reading.labels), installation, options)) {
    const label = reading.labels[judgements.length];
    if (label) judgements.push({ label, verdict: analysis.verdict });
    progress.step();
  }
  progress.end();
  const evaluation = evaluateJudgements(judgements);
  process.stdout.write(`${options.json ? JSON.stringify(evaluation) : evaluationText(evaluation)}\n`);
  if (options.html) writeFileSync(options.html, evaluationHtml(evaluation));
}

/** Exactly one message per label, so that results and labels go in step; of an mbox the first message. */
async function* sourcesOf(folder: string, labels: readonly Label[]): AsyncGenerator<SourceMessage> {
  for (const { file } of labels) {
    for await (const source of messagesOf([join(folder, file)])) {
      yield source;
      break;
    }
  }
}
