import type { Policy } from '../rules/policy.ts';
import { type Flips, flipsOf, outcomesOf, type Performance, performanceOf } from './compare.ts';
import { type ExpertRule, type FitSettings, fitWeights } from './fit-weights.ts';
import { foldsOf } from './folds.ts';
import type { Observation, Weights } from './observation.ts';
import { type RuleRecord, ruleRecords } from './rule-record.ts';

/** What tuning found out. */
export interface Tuning {
  readonly messages: number;
  readonly campaigns: number;
  readonly folds: number;
  readonly settings: FitSettings;
  /** On mail that the weights were not fitted on: every message is in one fold that is held out. */
  readonly heldOut: { readonly before: Performance; readonly after: Performance; readonly flips: Flips };
  /** With the weights that are proposed, on the mail that they were fitted on: what `evaluate` will say. */
  readonly fitted: { readonly before: Performance; readonly after: Performance; readonly flips: Flips };
  readonly rules: readonly RuleRecord[];
}

/** Fits on each fold's rest and tries it on the fold, then fits on everything. Deterministic. */
export function tune(
  observations: readonly Observation[],
  experts: readonly ExpertRule[],
  policy: Policy,
  { folds, ...settings }: FitSettings & { readonly folds: number },
): Tuning {
  const before: Weights = new Map(experts.map(({ id, weight }) => [id, weight]));
  const weightsFrom = (training: readonly Observation[]) => fitWeights(training, experts, policy, settings);
  const heldOut = foldsOf(observations, folds).flatMap((fold) =>
    outcomesOf(fold.heldOut, before, weightsFrom(fold.training), policy),
  );
  const weights = weightsFrom(observations);
  return {
    messages: observations.length,
    campaigns: new Set(observations.map(({ campaign }) => campaign)).size,
    folds,
    settings,
    heldOut: summary(heldOut),
    fitted: summary(outcomesOf(observations, before, weights, policy)),
    rules: ruleRecords(observations, experts, weights, policy),
  };
}

function summary(outcomes: Parameters<typeof flipsOf>[0]): Tuning['heldOut'] {
  return {
    before: performanceOf(outcomes, 'before'),
    after: performanceOf(outcomes, 'after'),
    flips: flipsOf(outcomes),
  };
}
