import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { observationsOf } from '../tuning/observation.ts';
import type { RuleRecord } from '../tuning/rule-record.ts';
import { type Tuning, tune } from '../tuning/tune.ts';
import { tuningText } from '../tuning/tuning-text.ts';
import { type FileChange, unifiedDiff } from '../tuning/unified-diff.ts';
import { withWeight } from '../tuning/weight-text.ts';
import { EXIT } from './exit-status.ts';
import { type Installation, loadInstallation } from './installation.ts';
import { judgeLabelled, readLabels } from './judge-labelled.ts';
import type { JudgingOptions } from './judging-options.ts';
import { localFolder } from './local-folder.ts';
import { configOption, rulesOption, trustOption } from './options.ts';

interface TuneOptions extends JudgingOptions {
  readonly labels: string;
  readonly folds: number;
  readonly falseAlarmCost: number;
  readonly json?: true;
  readonly out?: string;
  readonly apply?: true;
  readonly force?: true;
}

/** Rules about which fewer campaigns speak keep the expert's weight: Wilson's interval is then wider than 0.4. */
const FEWEST_CAMPAIGNS = 20;

/** Experts are about this far off, in log-odds. */
const SPREAD = 0.4;

export function tuneCommand(): Command {
  return new Command('tune')
    .description('fit the weights of the rules on labelled mail; changes nothing without --apply')
    .argument('<folder>', 'the folder that the files of the labels are in')
    .requiredOption('--labels <file>', 'JSON Lines: file, label, and optionally lang, campaign')
    .option('--folds <n>', 'rounds of holding mail out', wholeNumber, 5)
    .option('--false-alarm-cost <n>', 'how many misses one false alarm weighs', wholeNumber, 3)
    .option('--json', 'the report as JSON')
    .option('--out <file>', 'write the changes as a patch for the folder of your own rules (patch -p1)')
    .option('--apply', 'write the changes to local/ of the rules, unless mail held out gets new false alarms')
    .option('--force', 'apply in spite of new false alarms')
    .addOption(trustOption())
    .addOption(configOption())
    .addOption(rulesOption())
    .action(tuneWeights);
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number from 1 on');
}

async function tuneWeights(folder: string, options: TuneOptions): Promise<void> {
  const installation = loadInstallation(options);
  const judgements = await judgeLabelled(folder, readLabels(options.labels), installation, options);
  const { policy, rules } = installation.expertise;
  const tuning = tune(
    observationsOf(judgements, policy),
    rules.rules.filter(({ status }) => status === 'stable'),
    policy,
    {
      folds: Math.max(2, options.folds),
      falseAlarmCost: options.falseAlarmCost,
      spread: SPREAD,
      fewestCampaigns: FEWEST_CAMPAIGNS,
    },
  );
  process.stdout.write(`${options.json ? JSON.stringify(tuning) : tuningText(tuning)}\n`);
  const changes = fileChanges(tuning, installation, options);
  if (options.out) writeFileSync(options.out, unifiedDiff(changes));
  if (options.apply) apply(changes, tuning, installation, options);
}

/** One file of `local/` per changed rule. */
function fileChanges({ rules }: Tuning, { expertise, configuration }: Installation, options: TuneOptions) {
  const local = localFolder(configuration, options);
  return rules
    .filter(({ expert, fitted }) => fitted !== expert)
    .map((record): FileChange => {
      const { rule: id, fitted: weight } = record;
      const question = expertise.rules.find(id)?.question ?? '';
      const path = join(question, `${id}.yaml`);
      const file = join(local, path);
      const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
      return { path, before, after: withWeight(before, { id, weight, because: becauseOf(record) }) };
    });
}

function becauseOf({ expert, onImpersonations, onGenuine, campaigns }: RuleRecord): string {
  return `tune: ${expert.toFixed(1)} before; hits ${onImpersonations} impersonations and ${onGenuine} genuine messages (${campaigns} campaigns)`;
}

/** Writes the files, unless the folds speak against it. */
function apply(
  changes: readonly FileChange[],
  { heldOut }: Tuning,
  { configuration }: Installation,
  options: TuneOptions,
): void {
  const alarms = heldOut.flips.newFalseAlarms;
  if (alarms.length > 0 && !options.force) {
    const count = alarms.length === 1 ? 'a new false alarm' : `${alarms.length} new false alarms`;
    process.stderr.write(
      `counterfoil: nothing applied: ${count} on mail held out; --force applies all the same\n`,
    );
    process.exitCode = EXIT.found;
    return;
  }
  const local = localFolder(configuration, options);
  for (const { path, after } of changes) {
    const file = join(local, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, after);
  }
  loadInstallation(options);
  process.stderr.write(`counterfoil: ${changes.length} weights written below ${local}\n`);
}
