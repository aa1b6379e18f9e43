import { Command } from 'commander';
import { stringify } from 'yaml';
import { type InstallationOptions, loadInstallation, readConfiguration } from './installation.ts';
import { configOption, rulesOption } from './judging-options.ts';

export function configCommand(): Command {
  return new Command('config')
    .description('check or show the configuration')
    .addCommand(
      new Command('check')
        .description('check the configuration and the rules it names')
        .addOption(configOption())
        .addOption(rulesOption())
        .action(check),
    )
    .addCommand(
      new Command('show')
        .description('show every setting as it holds: defaults, file and environment together')
        .addOption(configOption())
        .action(show),
    );
}

function check(options: InstallationOptions): void {
  const { expertise } = loadInstallation(options);
  const { brands } = expertise.knowledge;
  process.stdout.write(`fine: ${expertise.rules.rules.length} rules, ${brands.brands.length} brands\n`);
}

function show(options: InstallationOptions): void {
  process.stdout.write(stringify(readConfiguration(options)));
}
