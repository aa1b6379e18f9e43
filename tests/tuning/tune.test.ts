import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../src/evaluation/evaluation.ts';
import { flaggedUnder, observationsOf } from '../../src/tuning/observation.ts';
import { tune } from '../../src/tuning/tune.ts';
import { tuningText } from '../../src/tuning/tuning-text.ts';
import { unavailable } from '../../src/verdict/unavailable.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { drawn, EXPERTS, observation, POLICY, SETTINGS } from './planted.ts';

const WEIGHTS = new Map(EXPERTS.map(({ id, weight }) => [id, weight]));

function judgement(verdict: Partial<Verdict>, label: Judgement['label']['label'] = 'ham'): Judgement {
  return { label: { file: 'a.eml', label }, verdict: { ...unavailable('test'), kind: 'none', ...verdict } };
}

const hit = (rule: string, weight: number, extra = {}) => ({
  ...{ rule, weight, question: 'claim' as const, where: 'body' as const, evidence: '' },
  ...extra,
});

describe('observations', () => {
  it('are made of impersonations and genuine mail, and of rules that counted', () => {
    const findings = [hit('strong', 2), hit('experiment', 0), hit('silent', 0, { silencedBy: 'x' })];
    const [first, ...rest] = observationsOf(
      [judgement({ findings }, 'phish-brand'), judgement({}, 'spam-other'), judgement({}, 'phish-other')],
      POLICY,
    );
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ impersonation: true, hits: [{ rule: 'strong', question: 'claim' }] });
  });

  it.each([
    ['an authenticated brand', { kind: 'genuine' }, 'settled'],
    ['a partner', { kind: 'intermediary' }, 'settled'],
    ['no analysis', { kind: 'unavailable' }, 'settled'],
    ['a score that does not count', { kind: 'none', score: 3.4 }, 'settled'],
    ['a stranger', { kind: 'suspicious', score: 3.4 }, 'score'],
    ['a message below the threshold', { kind: 'none', score: 1 }, 'score'],
  ] as const)('know what the verdict hangs on: %s', (_, verdict, hangsOn) => {
    expect(observationsOf([judgement(verdict)], POLICY)[0]?.hangsOn).toBe(hangsOn);
  });

  it("flag a brand's own domain only where its origin is contradicted", () => {
    const rules = ['strong', 'useless'];
    const own = { hangsOn: 'contradiction' } as const;
    expect(flaggedUnder(observation('a', true, rules, own), WEIGHTS, POLICY)).toBe(false);
    expect(flaggedUnder(observation('a', true, [...rules, 'rare'], own), WEIGHTS, POLICY)).toBe(true);
    expect(flaggedUnder(observation('a', true, rules), WEIGHTS, POLICY)).toBe(true);
  });
});

describe('tuning', () => {
  const truth = { strong: 3.5, useless: 0.2, calming: -1, 'wrong-sign': -0.5, rare: 3 };
  const messages = drawn(truth, 1_500);
  const tuning = tune(messages, EXPERTS, POLICY, { ...SETTINGS, folds: 5 });

  it('gets better on mail held out where the experts were wrong', () => {
    const { before, after } = tuning.heldOut;
    expect(after.precision.share).toBeGreaterThan(before.precision.share);
    expect(after.recall.total).toBe(messages.filter(({ impersonation }) => impersonation).length);
  });

  it('says which messages each change alone would turn', () => {
    const record = tuning.rules.find(({ rule }) => rule === 'useless');
    expect(record?.fitted).toBeLessThan(2);
    const turned = messages.filter(
      (each) =>
        flaggedUnder(each, WEIGHTS, POLICY) !==
        flaggedUnder(each, new Map(WEIGHTS).set('useless', record?.fitted ?? 0), POLICY),
    );
    const {
      newFalseAlarms = [],
      goneFalseAlarms = [],
      newlyCaught = [],
      newlyMissed = [],
    } = record?.flips ?? {};
    const named = [...newFalseAlarms, ...goneFalseAlarms, ...newlyCaught, ...newlyMissed];
    expect(named.toSorted()).toEqual(turned.map(({ file }) => file).toSorted());
    expect(turned.length).toBeGreaterThan(0);
  });

  it('is the same every time, whatever the order of the labels', () => {
    const again = tune(messages.toReversed(), EXPERTS, POLICY, { ...SETTINGS, folds: 5 });
    expect(again.rules.map(({ rule, fitted }) => [rule, fitted])).toEqual(
      tuning.rules.map(({ rule, fitted }) => [rule, fitted]),
    );
  });

  it('tells people the figures before and after', () => {
    const text = tuningText(tuning);
    expect(text).toMatch(/recall {17}\d+\/\d+ .* -> \d+\/\d+/);
    expect(text).toMatch(/useless +2\.0 -> +\d\.\d/);
  });
});
