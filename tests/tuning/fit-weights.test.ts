import { describe, expect, it } from 'vitest';
import { fitWeights } from '../../src/tuning/fit-weights.ts';
import { drawn, EXPERTS, observation, POLICY, SETTINGS } from './planted.ts';

const many = (count: number, impersonation: boolean, rules: readonly string[], extra = {}) =>
  Array.from({ length: count }, (_, index) =>
    observation(`${impersonation}-${rules.join()}-${index}`, impersonation, rules, extra),
  );

describe('fitted weights', () => {
  it('are those that the messages were drawn with', () => {
    const truth = { strong: 3.2, useless: 1.1, calming: -1.8, 'wrong-sign': -0.5, rare: 1.5 };
    const fitted = fitWeights(drawn(truth, 6_000), EXPERTS, POLICY, { ...SETTINGS, spread: 2 });
    for (const [id, weight] of Object.entries(truth)) expect(fitted.get(id)).toBeCloseTo(weight, 0);
    expect(Math.abs((fitted.get('strong') ?? 0) - truth.strong)).toBeLessThanOrEqual(0.3);
    expect(Math.abs((fitted.get('useless') ?? 0) - truth.useless)).toBeLessThanOrEqual(0.3);
  });

  it('keep the sign of the expert even where the messages speak against it', () => {
    const truth = { strong: 2, useless: 2, calming: -1, 'wrong-sign': 2.5, rare: 1.5 };
    const fitted = fitWeights(drawn(truth, 3_000), EXPERTS, POLICY, SETTINGS);
    expect(fitted.get('wrong-sign')).toBe(-0.1);
  });

  it('stay with the expert where too few campaigns speak', () => {
    const few = [...many(19, true, ['rare']), ...many(400, false, ['calming'])];
    expect(fitWeights(few, EXPERTS, POLICY, SETTINGS).get('rare')).toBe(1.5);
    const enough = [...many(20, true, ['rare']), ...many(400, false, ['calming'])];
    expect(fitWeights(enough, EXPERTS, POLICY, SETTINGS).get('rare')).toBeGreaterThan(1.5);
  });

  it('take a thousand copies of one campaign for one message', () => {
    const copies = many(1_000, true, ['rare'], { campaign: 'one' });
    expect(fitWeights(copies, EXPERTS, POLICY, SETTINGS).get('rare')).toBe(1.5);
  });

  it('learn nothing about a question that is beyond its cap', () => {
    const capped = { ...POLICY, caps: { ...POLICY.caps, claim: 1 } };
    const messages = many(200, true, ['strong']);
    expect(fitWeights(messages, EXPERTS, capped, SETTINGS).get('strong')).toBe(2);
    expect(fitWeights(messages, EXPERTS, POLICY, SETTINGS).get('strong')).toBeGreaterThan(2);
  });

  it('learn nothing from verdicts that no weight can change', () => {
    const settled = many(200, false, ['strong'], { hangsOn: 'settled' });
    expect(fitWeights(settled, EXPERTS, POLICY, SETTINGS).get('strong')).toBe(2);
  });

  it('have one decimal and are the same every time', () => {
    const messages = drawn({ strong: 2.7, useless: 0.4, rare: 3 }, 1_000);
    const first = fitWeights(messages, EXPERTS, POLICY, SETTINGS);
    expect([...fitWeights(messages, EXPERTS, POLICY, SETTINGS)]).toEqual([...first]);
    for (const weight of first.values()) expect(weight * 10).toBeCloseTo(Math.round(weight * 10), 9);
  });

  it('are lower where false alarms weigh more', () => {
    const messages = drawn({ strong: 2, useless: 2, calming: -1, rare: 1.5 }, 2_000);
    const weightAt = (falseAlarmCost: number) =>
      fitWeights(messages, EXPERTS, POLICY, { ...SETTINGS, falseAlarmCost }).get('useless') ?? 0;
    expect(weightAt(10)).toBeLessThan(weightAt(1));
  });
});
