import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { withoutBrands } from '../analysis/expertise.ts';
import { readDocument } from '../documents/read-documents.ts';
import {
  claimedBrands,
  evaluateJudgements,
  type Judgement,
  type UnknownBrands,
} from '../evaluation/evaluation.ts';
import { type Label, parseLabels } from '../evaluation/label.ts';
import { evaluationHtml } from '../evaluation/report-html.ts';
import { evaluationText } from '../evaluation/report-text.ts';
import { type Installation, loadInstallation, refusal } from './installation.ts';
import { judgeAll } from './judge.ts';
import { configOption, type JudgingOptions, rulesOption, trustOption } from './judging-options.ts';
import { messagesOf, type SourceMessage } from './message-source.ts';
import { startProgress } from './progress.ts';

interface EvaluateOptions extends JudgingOptions {
  readonly labels: string;
  readonly json?: true;
  readonly html?: string;
  readonly unknownBrands?: true;
}

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('judge labelled messages and report recall, precision and every false alarm by name')
    .argument('<folder>', 'the folder that the files of the labels are in')
    .requiredOption('--labels <file>', 'JSON Lines: file, label, and optionally brand, lang, where, campaign')
    .option('--json', 'the report as JSON')
    .option('--html <file>', 'also write the report as an HTML page')
    .option('--unknown-brands', 'judge again with every impersonated brand taken out of the directory')
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
  const judge = (using: Installation) => judgeLabelled(folder, reading.labels, using, options);
  const judgements = await judge(installation);
  const evaluation = {
    ...evaluateJudgements(judgements),
    ...(options.unknownBrands && {
      unknownBrands: await againWithoutBrands(judgements, installation, judge),
    }),
  };
  process.stdout.write(`${options.json ? JSON.stringify(evaluation) : evaluationText(evaluation)}\n`);
  if (options.html) writeFileSync(options.html, evaluationHtml(evaluation));
}

async function judgeLabelled(
  folder: string,
  labels: readonly Label[],
  installation: Installation,
  options: EvaluateOptions,
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

/** What is left of the detection when nobody has entered the brands that the first round saw impersonated. */
async function againWithoutBrands(
  judgements: readonly Judgement[],
  installation: Installation,
  judge: (using: Installation) => Promise<Judgement[]>,
): Promise<UnknownBrands> {
  const removed = claimedBrands(judgements);
  const source = withoutBrands(installation.source, removed);
  return { removed: removed.size, ...evaluateJudgements(await judge({ ...installation, source })) };
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
