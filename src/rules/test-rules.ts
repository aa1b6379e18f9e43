import type { Rule, RuleTest } from './rule.ts';

/** What came of one message of a rule's own tests. */
interface RuleTestResult {
  readonly rule: string;
  readonly name: string;
  readonly expected: 'hit' | 'miss';
  /** `error` when the message could not be judged. */
  readonly got: 'hit' | 'miss' | 'error';
  readonly passed: boolean;
  /** Ids of all rules that fired, or the error: what to look at first. */
  readonly detail: string;
}

export interface RuleTestReport {
  readonly rule: string;
  readonly passed: boolean;
  readonly results: readonly RuleTestResult[];
}

/** Says which rules fire on the message of a test. */
export type Judge = (test: RuleTest) => Promise<readonly string[]>;

/** Tries every rule on its own messages, in order, and never stops at a failure. */
export async function testRules(rules: readonly Rule[], judge: Judge): Promise<readonly RuleTestReport[]> {
  const reports: RuleTestReport[] = [];
  for (const rule of rules) {
    const results: RuleTestResult[] = [];
    for (const test of rule.tests.hits) results.push(await result(rule.id, test, 'hit', judge));
    for (const test of rule.tests.misses) results.push(await result(rule.id, test, 'miss', judge));
    reports.push({ rule: rule.id, passed: results.every(({ passed }) => passed), results });
  }
  return reports;
}

async function result(
  rule: string,
  test: RuleTest,
  expected: 'hit' | 'miss',
  judge: Judge,
): Promise<RuleTestResult> {
  try {
    const fired = await judge(test);
    const got = fired.includes(rule) ? 'hit' : 'miss';
    const detail = fired.length > 0 ? fired.join(' ') : 'no rule fired';
    return { rule, name: test.name, expected, got, passed: got === expected, detail };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { rule, name: test.name, expected, got: 'error', passed: false, detail };
  }
}
