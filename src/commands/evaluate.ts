import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { withoutBrands } from '../analysis/expertise.ts';
import {
  claimedBrands,
  evaluateJudgements,
  type Judgement,
  type UnknownBrands,
} from '../evaluation/evaluation.ts';
import { evaluationHtml } from '../evaluation/report-html.ts';
import { evaluationText } from '../evaluation/report-text.ts';
import { type Installation, loadInstallation } from './installation.ts';
import { judgeLabelled, readLabels } from './judge-labelled.ts';
import type { JudgingOptions } from './judging-options.ts';
import { configOption, rulesOption, trustOption } from './options.ts';

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
  const labels = readLabels(options.labels);
  const judge = (using: Installation) => judgeLabelled(folder, labels, using, options);
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
