import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { gatherFacts } from '../analysis/gather-facts.ts';
import { readRuleFolder } from '../analysis/rule-folder.ts';
import { checkDirectory } from '../brands/directory-check/check-directory.ts';
import { formatProblem, type Problem } from '../documents/document.ts';
import type { Facts } from '../signals/facts.ts';
import { EXIT } from './exit-status.ts';
import {
  type InstallationOptions,
  loadInstallation,
  readConfiguration,
  ruleFolderPath,
} from './installation.ts';
import { rulesOption } from './options.ts';
import { todayOf, todayOption } from './today-option.ts';

/** Domains change hands in years, not in months. */
const MONTHS = 18;

interface CheckOptions extends InstallationOptions {
  readonly today?: string;
  readonly months: number;
}

export function brandsCheckCommand(): Command {
  return new Command('check')
    .description(
      'look for contradictions in the directory; with an author: whom it claims to be and may speak for',
    )
    .argument('[author]', 'the value of a From field: "Service Proximus <x@contactcenter.be>"')
    .option('--months <number>', 'warn of domains that nobody has looked at for so long', monthsOf, MONTHS)
    .addOption(todayOption())
    .addOption(rulesOption())
    .action((author: string | undefined, options: CheckOptions) =>
      author === undefined ? checkEverything(options) : checkAuthor(author, options),
    );
}

function monthsOf(value: string): number {
  const months = z.coerce.number().int().min(0).max(1200).safeParse(value);
  if (!months.success) throw new InvalidArgumentError('expected a whole number of months.');
  return months.data;
}

function checkEverything(options: CheckOptions): void {
  const documents = readRuleFolder(ruleFolderPath(readConfiguration(options), options));
  const day = { today: todayOf(options), months: options.months };
  const { contradictions, warnings } = checkDirectory(documents, day);
  const lines = (problems: readonly Problem[], mark = ''): string[] =>
    problems.map((problem) => `${mark}${formatProblem(problem)}`);
  const summary = `${contradictions.length} contradictions, ${warnings.length} warnings`;
  process.stdout.write(
    `${[...lines(contradictions), ...lines(warnings, 'warning: '), summary].join('\n')}\n`,
  );
  if (contradictions.length > 0) process.exitCode = EXIT.found;
}

async function checkAuthor(author: string, options: CheckOptions): Promise<void> {
  const { knowledge } = loadInstallation(options).expertise;
  const content = new TextEncoder().encode(`From: ${author.replace(/[\r\n]/g, ' ')}\r\n\r\n`);
  const transaction = { client: {}, envelope: { forwardPaths: [] }, content };
  const surroundings = { today: todayOf(options), trusted: { kind: 'none' } } as const;
  const facts = await gatherFacts(transaction, knowledge, surroundings);
  process.stdout.write(`${checkLines(facts).join('\n')}\n`);
  if (facts.mentions.some(({ brand }) => facts.entitlements.get(brand.id) === 'none'))
    process.exitCode = EXIT.found;
}

function checkLines({ sender, mentions, entitlements }: Facts): string[] {
  const owner = sender.brand ? ` of ${sender.brand.name}` : '';
  return [
    `${sender.domain || 'no address'}: ${sender.kind}${owner}`,
    ...mentions.map(({ brand, where, evidence, ambiguous }) => {
      const may = { own: 'its own', partner: 'a partner', none: 'not entitled' }[
        entitlements.get(brand.id) ?? 'none'
      ];
      return `${brand.name} in ${where} ("${evidence}"${ambiguous ? ', an everyday word' : ''}): ${may}`;
    }),
  ];
}
