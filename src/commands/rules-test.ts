import { writeFileSync } from 'node:fs';
import { type Expertise, loadExpertise } from '../analysis/expertise.ts';
import { analyse, type Circumstances } from '../analysis/pipeline.ts';
import { readRuleFolder } from '../analysis/rule-folder.ts';
import { createReadingProcess } from '../attachments/process/reading-process.ts';
import type { Transaction } from '../message/transaction.ts';
import { junit } from '../rules/junit.ts';
import type { RuleTest } from '../rules/rule.ts';
import { type RuleTestReport, testRules } from '../rules/test-rules.ts';
import { EXIT } from './exit-status.ts';
import { type InstallationOptions, readConfiguration, refusal, rulePlace } from './installation.ts';

interface TestOptions extends InstallationOptions {
  readonly junit?: string;
}

/** Without partners and exceptions of the administrator: those are there to change what the rules say. */
function expertiseForTests(options: InstallationOptions): Expertise {
  const { folder, local } = rulePlace(readConfiguration(options), options);
  const reading = loadExpertise({ ...readRuleFolder(folder, local), partners: [], exceptions: [] });
  if (!reading.ok) throw refusal('rules-invalid', reading.problems);
  return reading.expertise;
}

/** Tries every rule on its own messages, and never stops at the first failure. */
export async function testShippedRules(options: TestOptions): Promise<void> {
  const expertise = expertiseForTests(options);
  const attachmentReader = createReadingProcess({ logos: expertise.logos });
  const reports = await testRules(expertise.rules.rules, async (message) => {
    const recall = async () => message.correspondence;
    const { verdict } = await analyse(transactionOf(message), expertise, TEST_CIRCUMSTANCES, {
      recall,
      attachmentReader,
    });
    return verdict.findings.map(({ rule }) => rule);
  });
  if (options.junit !== undefined) writeFileSync(options.junit, junit(reports));
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
