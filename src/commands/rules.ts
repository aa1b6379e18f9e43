import { Command, Option } from 'commander';
import { type InstallationOptions, loadInstallation } from './installation.ts';
import { configOption, rulesOption } from './options.ts';
import { factsCommand } from './rules-facts.ts';
import { lintRules } from './rules-lint.ts';
import { rulesNewCommand } from './rules-new.ts';
import { schemasCommand } from './rules-schemas.ts';
import { testShippedRules } from './rules-test.ts';
import { rulesTryCommand } from './rules-try.ts';

export function rulesCommand(): Command {
  return new Command('rules')
    .description('check, test or list the rules, and what conditions can look at')
    .addCommand(
      subcommand('lint', 'check every file: unknown names, missing tests, wrong types')
        .addOption(
          new Option('--format <format>', 'human, json, or sarif for code hosts')
            .choices(['human', 'json', 'sarif'])
            .default('human'),
        )
        .action(lintRules),
    )
    .addCommand(
      subcommand('test', 'run the messages of every rule: hits must hit, near misses must not')
        .option('--junit <file>', 'also write the results as JUnit XML')
        .action(testShippedRules),
    )
    .addCommand(subcommand('list', 'one line per rule: weight, status, id and condition').action(list))
    .addCommand(rulesNewCommand())
    .addCommand(rulesTryCommand())
    .addCommand(factsCommand())
    .addCommand(schemasCommand());
}

function subcommand(name: string, description: string): Command {
  return new Command(name).description(description).addOption(configOption()).addOption(rulesOption());
}

function list(options: InstallationOptions): void {
  const { expertise } = loadInstallation(options);
  for (const { weight, status, question, id, when } of expertise.rules.rules) {
    process.stdout.write(
      `${weight.toFixed(1).padStart(5)} ${status.padEnd(12)} ${question.padEnd(8)} ${id}  ${when}\n`,
    );
  }
}
