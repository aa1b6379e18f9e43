import { type Proportion, proportion } from '../evaluation/proportion.ts';
import type { Policy } from '../rules/policy.ts';
import { type Flips, flipsOf, outcomesOf } from './compare.ts';
import type { ExpertRule } from './fit-weights.ts';
import type { Observation, Weights } from './observation.ts';

/** What labelled mail says about one rule. */
export interface RuleRecord {
  readonly rule: string;
  readonly expert: number;
  readonly fitted: number;
  /** Messages of impersonations and of genuine mail that it hits. */
  readonly onImpersonations: number;
  readonly onGenuine: number;
  /** Campaigns among all of these whose verdict the weights can change: what the fit learns from. */
  readonly campaigns: number;
  readonly precision: Proportion;
  readonly precisionByLanguage: Readonly<Record<string, Proportion>>;
  /** What this change alone would turn, everything else left as it is. */
  readonly flips: Flips;
}

/** A record for every rule that hits something, those with the largest effect first. */
export function ruleRecords(
  observations: readonly Observation[],
  experts: readonly ExpertRule[],
  fitted: Weights,
  policy: Policy,
): RuleRecord[] {
  const before: Weights = new Map(experts.map(({ id, weight }) => [id, weight]));
  return experts
    .map((expert) => {
      const hit = observations.filter(({ hits }) => hits.some(({ rule }) => rule === expert.id));
      const weight = fitted.get(expert.id) ?? expert.weight;
      const alone = new Map(before).set(expert.id, weight);
      return {
        ...recordOf(expert, hit),
        fitted: weight,
        flips: flipsOf(outcomesOf(hit, before, alone, policy)),
      };
    })
    .filter(({ onImpersonations, onGenuine }) => onImpersonations + onGenuine > 0)
    .toSorted((left, right) => effectOf(right) - effectOf(left) || (left.rule < right.rule ? -1 : 1));
}

function recordOf(
  { id, weight }: ExpertRule,
  hit: readonly Observation[],
): Omit<RuleRecord, 'fitted' | 'flips'> {
  const open = hit.filter(({ hangsOn }) => hangsOn !== 'settled');
  return {
    rule: id,
    expert: weight,
    onImpersonations: hit.filter(({ impersonation }) => impersonation).length,
    onGenuine: hit.filter(({ impersonation }) => !impersonation).length,
    campaigns: new Set(open.map(({ campaign }) => campaign)).size,
    precision: precisionOf(hit),
    precisionByLanguage: Object.fromEntries(
      [...Map.groupBy(hit, ({ language }) => language)]
        .toSorted(([, left], [, right]) => right.length - left.length)
        .map(([language, group]) => [language, precisionOf(group)]),
    ),
  };
}

function precisionOf(hit: readonly Observation[]): Proportion {
  return proportion(hit.filter(({ impersonation }) => impersonation).length, hit.length);
}

/** Log-odds moved, over everything that the rule hits. */
function effectOf({ expert, fitted, campaigns }: RuleRecord): number {
  return Math.abs(fitted - expert) * campaigns;
}
