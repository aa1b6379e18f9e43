import { Command } from 'commander';
import { compileExpertise } from '../analysis/expertise.ts';
import type { Document } from '../documents/document.ts';
import { readDocument } from '../documents/read-documents.ts';
import type { Label } from '../evaluation/label.ts';
import { type Trial, type TrialMessage, trialOf, trialText } from '../tuning/trial.ts';
import { withTrialRule } from '../tuning/trial-rules.ts';
import { EXIT } from './exit-status.ts';
import { type Installation, loadInstallation, refusal } from './installation.ts';
import { judgeAll } from './judge.ts';
import { readLabels, sourcesOf } from './judge-labelled.ts';
import type { JudgingOptions } from './judging-options.ts';
import { messagesOf } from './message-source.ts';
import { configOption, rulesOption, trustOption } from './options.ts';
import { startProgress } from './progress.ts';

interface TryOptions extends JudgingOptions {
  readonly labels?: string;
  readonly json?: true;
}

export function rulesTryCommand(): Command {
  return new Command('try')
    .description('what a rule would change on stored mail, its new false alarms first; changes nothing')
    .argument('<file>', 'a rule file, of your own or one that changes a shipped rule')
    .argument('<path...>', 'messages, folders or mbox files; with --labels the folder of the labels')
    .option('--labels <file>', 'JSON Lines: file and label; tells false alarms from catches')
    .option('--json', 'the report as JSON')
    .addOption(trustOption())
    .addOption(configOption())
    .addOption(rulesOption())
    .action(tryRule);
}

async function tryRule(file: string, paths: readonly string[], options: TryOptions): Promise<void> {
  const started = performance.now();
  const document = readDocument(file);
  const installation = withTrial(loadInstallation(options), document);
  const labels = options.labels === undefined ? undefined : readLabels(options.labels);
  const rule = addedRule(installation, document);
  const trial = trialOf(await judgeTwice(paths, labels, installation, options), rule);
  process.stdout.write(
    `${options.json ? JSON.stringify(trial) : trialText(trial, performance.now() - started)}\n`,
  );
  process.exitCode = isHarmful(trial) ? EXIT.found : EXIT.fine;
}

function isHarmful({ newFalseAlarms, newlyFlagged }: Trial): boolean {
  return newFalseAlarms.length + newlyFlagged.length > 0;
}

/** The installation with a second set of rules: the first one and the file. */
function withTrial(installation: Installation, document: Document): Installation {
  const { folder } = installation.source;
  const rules = withTrialRule(folder.rules, document, installation.expertise.rules);
  const { exceptions, policy, localPolicy } = folder;
  const shadow = { rules, exceptions, policy, ...(localPolicy && { localPolicy }), version: '', book: '' };
  const source = { ...installation.source, shadow };
  const compilation = compileExpertise(source);
  const ownFile = (problem: { readonly file: string }): string =>
    folder.rules.some(({ file }) => file === problem.file) ? problem.file : document.file;
  if (compilation.ok) return { ...installation, source, expertise: compilation.expertise };
  throw refusal(
    'rules-invalid',
    compilation.problems.map((problem) => ({ ...problem, file: ownFile(problem) })),
  );
}

/** The id of the rule that the file holds. */
function addedRule({ expertise }: Installation, { text }: Document): string {
  const ids = expertise.shadow?.rules.rules.map(({ id }) => id) ?? [];
  return ids.find((id) => new RegExp(`^id: *["']?${id}["']?\\s*(?:#.*)?$`, 'm').test(text)) ?? '';
}

async function judgeTwice(
  paths: readonly string[],
  labels: readonly Label[] | undefined,
  installation: Installation,
  options: JudgingOptions,
): Promise<TrialMessage[]> {
  const [folder = '.'] = paths;
  const sources = labels ? sourcesOf(folder, labels) : messagesOf(paths);
  const progress = startProgress(process.stderr);
  const messages: TrialMessage[] = [];
  for await (const { source, analysis } of judgeAll(sources, installation, options)) {
    const label = labels?.[messages.length];
    const { verdict, shadow = { ...verdict, rules: [] } } = analysis;
    messages.push({
      file: label?.file ?? source.file,
      before: verdict,
      after: shadow,
      ...(label && { label: label.label }),
    });
    progress.step();
  }
  progress.end();
  return messages;
}
