import { expect, it } from 'vitest';
import { testRules } from '../../src/rules/test-rules.ts';
import { ruleDocument, ruleSetOf } from './rule-document.ts';

const { rules } = ruleSetOf(ruleDocument('first', 'claim.deskWord'), ruleDocument('second', 'asked("pay")'));

it('passes a rule that fires on its hits and not on its near misses', async () => {
  const reports = await testRules(rules, async ({ message }) =>
    message.includes('stranger') ? ['first'] : [],
  );
  expect(reports.map(({ rule, passed }) => [rule, passed])).toEqual([
    ['first', true],
    ['second', false],
  ]);
});

it('tells for every message what was expected and what came', async () => {
  const reports = await testRules(rules, async () => ['first', 'other']);
  expect(reports[0]?.results).toEqual([
    {
      rule: 'first',
      name: 'from a stranger',
      expected: 'hit',
      got: 'hit',
      passed: true,
      detail: 'first other',
    },
    {
      rule: 'first',
      name: 'from the brand',
      expected: 'miss',
      got: 'hit',
      passed: false,
      detail: 'first other',
    },
  ]);
});

it('hands the authentication to the judge, none where the test says nothing', async () => {
  const seen: string[] = [];
  await testRules(rules.slice(0, 1), async ({ authentication }) => {
    seen.push(authentication);
    return [];
  });
  expect(seen).toEqual(['none', 'pass']);
});

it('goes on after a message that cannot be judged', async () => {
  const reports = await testRules(rules, async ({ authentication }) => {
    if (authentication === 'none') throw new Error('no such charset');
    return [];
  });
  expect(reports.map(({ results }) => results.map(({ got, detail }) => [got, detail]))).toEqual([
    [
      ['error', 'no such charset'],
      ['miss', 'no rule fired'],
    ],
    [
      ['error', 'no such charset'],
      ['miss', 'no rule fired'],
    ],
  ]);
});
