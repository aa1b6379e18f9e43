import { Command } from 'commander';
import { analyse, type Circumstances } from '../analysis/pipeline.ts';
import { createReadingProcess } from '../attachments/process/reading-process.ts';
import type { Transaction } from '../message/transaction.ts';
import type { RuleTest } from '../rules/rule.ts';
import { type RuleTestReport, testRules } from '../rules/test-rules.ts';
import { EXIT } from './exit-status.ts';
import { type InstallationOptions, loadInstallation } from './installation.ts';
import { rulesOption } from './judging-options.ts';

export function rulesCommand(): Command {
  return new Command('rules')
    .description('check, test or list the rules')
    .addCommand(subcommand('lint', 'check every file: unknown names, missing tests, wrong types', lint))
    .addCommand(
      subcommand('test', 'run the messages of every rule: hits must hit, near misses must not', test),
    )
    .addCommand(subcommand('list', 'one line per rule: weight, status, id and condition', list));
}

function subcommand(
  name: string,
  description: string,
  action: (options: InstallationOptions) => void | Promise<void>,
): Command {
  return new Command(name).description(description).addOption(rulesOption()).action(action);
}

function lint(options: InstallationOptions): void {
  const { expertise } = loadInstallation(options);
  process.stdout.write(`${expertise.rules.rules.length} rules are fine\n`);
}

function list(options: InstallationOptions): void {
  const { expertise } = loadInstallation(options);
  for (const { weight, status, question, id, when } of expertise.rules.rules) {
    process.stdout.write(
      `${weight.toFixed(1).padStart(5)} ${status.padEnd(12)} ${question.padEnd(8)} ${id}  ${when}\n`,
    );
  }
}

async function test(options: InstallationOptions): Promise<void> {
  const { expertise } = loadInstallation(options);
  const attachmentReader = createReadingProcess();
  const reports = await testRules(expertise.rules.rules, async (message) => {
    const recall = async () => message.correspondence;
    const { verdict } = await analyse(transactionOf(message), expertise, TEST_CIRCUMSTANCES, {
      recall,
      attachmentReader,
    });
    return verdict.findings.map(({ rule }) => rule);
  });
  const failures = reports.flatMap(failureLines);
  process.stdout.write([...failures, summary(reports), ''].join('\n'));
  if (failures.length > 0) process.exitCode = EXIT.found;
}

const TEST_AUTHORITY = 'rule-test.invalid';

/** Without a recipient nobody asks what is remembered. */
const TEST_RECIPIENT = 'reader@rule-test.invalid';

/** A fixed day, so that a rule's tests give the same result for ever. */
const TEST_CIRCUMSTANCES = {
  id: 'rule-test',
  today: '2026-01-01',
  trusted: { kind: 'listed', authservIds: [TEST_AUTHORITY] },
  replaceBody: false,
  bannerFrom: 'never',
  defaultLanguage: 'en',
} as const satisfies Circumstances;

/** The field that a mail server would have written on top. */
function transactionOf({ message, authentication }: RuleTest): Transaction {
  const results = ['spf', 'dkim', 'dmarc'].map((method) => `${method}=${authentication}`).join('; ');
  const field = authentication === 'none' ? '' : `Authentication-Results: ${TEST_AUTHORITY}; ${results}\n`;
  return {
    client: {},
    envelope: { forwardPaths: [TEST_RECIPIENT] },
    content: new TextEncoder().encode(field + message),
  };
}

function failureLines({ results }: RuleTestReport): string[] {
  return results
    .filter(({ passed }) => !passed)
    .map(
      ({ rule, name, expected, got, detail }) =>
        `${rule}: "${name}": expected a ${expected}, got a ${got}; fired: ${detail}`,
    );
}

function summary(reports: readonly RuleTestReport[]): string {
  const messages = reports.reduce((sum, { results }) => sum + results.length, 0);
  const failed = reports.filter(({ passed }) => !passed).length;
  return `${reports.length} rules tested on ${messages} messages, ${failed} rules failed`;
}
