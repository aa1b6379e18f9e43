import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASK_KINDS } from '../../src/rules/fact-model.ts';
import type { AskKind, Question } from '../../src/signals/signal.ts';
import { decide } from '../../src/verdict/decide.ts';
import { scoreOf } from '../../src/verdict/score.ts';
import { askFinding, factsOf, finding, mention, PROXIMUS } from './facts.ts';
import { POLICY } from './policy.ts';
import { smallRuleSet } from './rules.ts';

const { caps } = POLICY;
const QUESTIONS: readonly Question[] = ['claim', 'origin', 'ask', 'context'];

const question = fc.constantFrom(...QUESTIONS);
const weight = fc.integer({ min: -100, max: 100 }).map((tenths) => tenths / 10);
const fired = fc.array(fc.record({ question, weight }), { maxLength: 30 });

describe('the score', () => {
  it.each([
    ['nothing', [], 0],
    ['one question below its cap', [['claim', 3.5]], 3.5],
    ['ten weak hints of one kind', Array.from({ length: 10 }, () => ['claim', 1.5] as const), 4.5],
    [
      'four questions',
      [
        ['claim', 3.5],
        ['origin', 1.1],
        ['ask', 2],
        ['context', 0.7],
      ],
      7.3,
    ],
    [
      'tenths that doubles cannot hold',
      [
        ['claim', 0.1],
        ['claim', 0.2],
      ],
      0.3,
    ],
    [
      'trust, which has the same cap',
      [
        ['context', -9],
        ['claim', 3.5],
      ],
      1,
    ],
    [
      'hints that cancel out',
      [
        ['context', 0.7],
        ['context', -0.7],
      ],
      0,
    ],
  ] as const)('adds up %s', (_, weights, expected) => {
    expect(
      scoreOf(
        weights.map(([of, value]) => ({ question: of, weight: value })),
        caps,
      ),
    ).toBe(expected);
  });

  it('holds every question within its cap', () => {
    fc.assert(
      fc.property(question, fc.array(weight, { maxLength: 30 }), (of, weights) => {
        const score = scoreOf(
          weights.map((each) => ({ question: of, weight: each })),
          caps,
        );
        expect(Math.abs(score)).toBeLessThanOrEqual(caps[of]);
      }),
    );
  });

  it('has at most one decimal and never exceeds the sum of the caps', () => {
    const most = QUESTIONS.reduce((sum, each) => sum + caps[each], 0);
    fc.assert(
      fc.property(fired, (each) => {
        const score = scoreOf(each, caps);
        expect(Math.abs(score)).toBeLessThanOrEqual(most);
        expect(String(score)).toMatch(/^-?\d+(?:\.\d)?$/);
      }),
    );
  });

  it('does not depend on the order of the rules', () => {
    fc.assert(
      fc.property(fired, (each) => {
        expect(scoreOf(each.toReversed(), caps)).toBe(scoreOf(each, caps));
      }),
    );
  });
});

describe('a verdict', () => {
  const rules = smallRuleSet();
  const asks = fc.constantFrom(...(ASK_KINDS as readonly AskKind[])).map(askFinding);
  const hints = fc
    .constantFrom('claim-in-local-part', 'claim-in-display-name', 'link-elsewhere', 'young-domain', 'urgency')
    .map((signal) => finding(signal));
  const findings = fc.array(fc.oneof(asks, hints), { maxLength: 20 });
  const facts = factsOf({ mentions: [mention('from.display-name', PROXIMUS)] });
  const decideOn = (of: ReturnType<typeof askFinding>[]) =>
    decide({ facts, findings: of, rules, policy: POLICY });

  it('does not depend on the order of the findings', () => {
    const shuffled = findings.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, mixed]) => {
        const { kind, score } = decideOn(all);
        expect(decideOn(mixed)).toMatchObject({ kind, score });
      }),
    );
  });

  it('never gets a lower score by another ask', () => {
    fc.assert(
      fc.property(findings, asks, (all, ask) => {
        expect(decideOn([...all, ask]).score).toBeGreaterThanOrEqual(decideOn(all).score);
      }),
    );
  });

  it('can be recomputed from the rules that it lists', () => {
    fc.assert(
      fc.property(findings, (all) => {
        const verdict = decideOn(all);
        expect(scoreOf(verdict.findings, caps)).toBe(verdict.score);
      }),
    );
  });

  it('lists the strongest rule first', () => {
    fc.assert(
      fc.property(findings, (all) => {
        const weights = decideOn(all).findings.map((reason) => reason.weight);
        expect(weights).toEqual(weights.toSorted((left, right) => right - left));
      }),
    );
  });
});
