import type { Policy } from '../../src/rules/policy.ts';
import type { ExpertRule } from '../../src/tuning/fit-weights.ts';
import type { Observation } from '../../src/tuning/observation.ts';

export const POLICY: Policy = {
  thresholds: { suspicious: 3, impersonation: 5 },
  caps: { claim: 4.5, origin: 4.5, ask: 4, context: 2.5 },
  dispositions: {
    genuine: 'deliver',
    none: 'deliver',
    intermediary: 'annotate',
    suspicious: 'annotate',
    impersonation: 'annotate',
    unavailable: 'deliver',
  },
};

export const SETTINGS = { falseAlarmCost: 1, spread: 1, fewestCampaigns: 20 } as const;

/** Rules that the planted messages are made of. */
export const EXPERTS: readonly ExpertRule[] = [
  { id: 'strong', question: 'claim', weight: 2 },
  { id: 'useless', question: 'ask', weight: 2 },
  { id: 'calming', question: 'context', weight: -1 },
  { id: 'wrong-sign', question: 'context', weight: -0.5 },
  { id: 'rare', question: 'origin', weight: 1.5 },
];

/** A generator that gives the same numbers for ever (Park and Miller). */
function planted(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export function observation(
  file: string,
  impersonation: boolean,
  rules: readonly string[],
  extra: Partial<Observation> = {},
): Observation {
  const hits = EXPERTS.filter(({ id }) => rules.includes(id)).map(({ id, question }) => ({
    rule: id,
    question,
  }));
  return { file, campaign: file, language: 'en', impersonation, hits, hangsOn: 'score', ...extra };
}

/** Messages drawn from a model with these weights: the score above 3 is the log-odds of an impersonation. */
export function drawn(truth: Readonly<Record<string, number>>, count: number, seed = 7): Observation[] {
  const random = planted(seed);
  return Array.from({ length: count }, (_, index) => {
    const rules = EXPERTS.map(({ id }) => id).filter(() => random() < 0.5);
    const score = rules.reduce((sum, id) => sum + (truth[id] ?? 0), 0);
    return observation(`m${index}`, random() < 1 / (1 + Math.exp(3 - score)), rules);
  });
}
