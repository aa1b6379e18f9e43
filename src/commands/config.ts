import { Command } from 'commander';
import { stringify } from 'yaml';
import { readRuleFolder } from '../analysis/rule-folder.ts';
import { findTesseract, missingForWords } from '../attachments/process/find-tesseract.ts';
import { settingOrigins } from '../config/setting-origins.ts';
import { expiredEntries } from '../documents/dated-entry.ts';
import { formatProblem } from '../documents/document.ts';
import { readDocument } from '../documents/read-documents.ts';
import { ruleOrigins } from '../rules/rule-origins.ts';
import { type InstallationOptions, loadInstallation, readConfiguration, rulePlace } from './installation.ts';
import { configOption, rulesOption } from './options.ts';
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
        .addOption(rulesOption())
        .option(
          '--origin',
          'one line per value with the place that it comes from; the weights of the rules, too',
        )
        .action(show),
    );
}

interface CheckOptions extends InstallationOptions {
  readonly today?: string;
}

function check(options: CheckOptions): void {
  const { configuration, expertise } = loadInstallation(options);
  const { brands } = expertise.knowledge;
  for (const problem of expiredEntries(expertise.dated, todayOf(options)))
    process.stdout.write(`warning: ${formatProblem(problem)}\n`);
  const missing = configuration.images.ocr === 'off' ? undefined : missingForWords(findTesseract());
  if (missing !== undefined) process.stdout.write(`note: ${missing}\n`);
  process.stdout.write(`fine: ${expertise.rules.rules.length} rules, ${brands.brands.length} brands\n`);
}

interface ShowOptions extends InstallationOptions {
  readonly origin?: true;
}

function show(options: ShowOptions): void {
  const configuration = readConfiguration(options);
  if (!options.origin) {
    process.stdout.write(stringify(configuration));
    return;
  }
  const document = options.config === undefined ? undefined : readDocument(options.config);
  const { folder, local } = rulePlace(configuration, options);
  const origins = [
    ...settingOrigins(configuration, document, process.env),
    ...ruleOrigins(readRuleFolder(folder, local)),
  ];
  for (const { name, value, origin } of origins)
    process.stdout.write(`${name} = ${JSON.stringify(value)}  # ${origin}\n`);
}
