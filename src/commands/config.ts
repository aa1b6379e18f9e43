import { Command } from 'commander';
import { stringify } from 'yaml';
import { expiredEntries } from '../documents/dated-entry.ts';
import { formatProblem } from '../documents/document.ts';
import { type InstallationOptions, loadInstallation, readConfiguration } from './installation.ts';
import { configOption, rulesOption } from './judging-options.ts';
import { todayOf, todayOption } from './today-option.ts';

export function configCommand(): Command {
  return new Command('config')
    .description('check or show the configuration')
    .addCommand(
      new Command('check')
        .description('check the configuration and the rules it names')
        .addOption(configOption())
        .addOption(rulesOption())
        .addOption(todayOption())
        .action(check),
    )
    .addCommand(
      new Command('show')
        .description('show every setting as it holds: defaults, file and environment together')
        .addOption(configOption())
        .action(show),
    );
}

interface CheckOptions extends InstallationOptions {
  readonly today?: string;
}

function check(options: CheckOptions): void {
  const { expertise } = loadInstallation(options);
  const { brands } = expertise.knowledge;
  for (const problem of expiredEntries(expertise.dated, todayOf(options)))
    process.stdout.write(`warning: ${formatProblem(problem)}\n`);
  process.stdout.write(`fine: ${expertise.rules.rules.length} rules, ${brands.brands.length} brands\n`);
}

function show(options: InstallationOptions): void {
  process.stdout.write(stringify(readConfiguration(options)));
}
