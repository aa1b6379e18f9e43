import { type Proportion, proportion } from '../evaluation/proportion.ts';
import type { Policy } from '../rules/policy.ts';
import { flaggedUnder, type Observation, type Weights } from './observation.ts';

/** Messages, by name, whose warning comes or goes with other weights. */
export interface Flips {
  readonly newFalseAlarms: readonly string[];
  readonly goneFalseAlarms: readonly string[];
  readonly newlyCaught: readonly string[];
  readonly newlyMissed: readonly string[];
}

/** How well weights do on messages. */
export interface Performance {
  readonly recall: Proportion;
  /** Every campaign counts once: the mean of their recalls. */
  readonly campaignRecall: number;
  readonly precision: Proportion;
  readonly falseAlarms: readonly string[];
  readonly recallByLanguage: Readonly<Record<string, Proportion>>;
  readonly falseAlarmsByLanguage: Readonly<Record<string, Proportion>>;
}

/** A message and whether it is flagged before and after a change. */
export interface Outcome {
  readonly observation: Observation;
  readonly before: boolean;
  readonly after: boolean;
}

/** Judges messages under two sets of weights. */
export function outcomesOf(
  observations: readonly Observation[],
  before: Weights,
  after: Weights,
  policy: Policy,
): Outcome[] {
  return observations.map((observation) => ({
    observation,
    before: flaggedUnder(observation, before, policy),
    after: flaggedUnder(observation, after, policy),
  }));
}

/** What changes from the first set to the second, by name. */
export function flipsOf(outcomes: readonly Outcome[]): Flips {
  const files = (impersonation: boolean, after: boolean): string[] =>
    outcomes
      .filter((each) => each.observation.impersonation === impersonation)
      .filter((each) => each.after === after && each.before !== after)
      .map(({ observation }) => observation.file);
  return {
    newFalseAlarms: files(false, true),
    goneFalseAlarms: files(false, false),
    newlyCaught: files(true, true),
    newlyMissed: files(true, false),
  };
}

/** Recall and precision under one of the two sets. */
export function performanceOf(outcomes: readonly Outcome[], side: 'before' | 'after'): Performance {
  const phish = outcomes.filter(({ observation }) => observation.impersonation);
  const genuine = outcomes.filter(({ observation }) => !observation.impersonation);
  const alarms = genuine.filter((each) => each[side]);
  const caught = phish.filter((each) => each[side]);
  const campaigns = groupShares(phish, side, ({ campaign }) => campaign).map(([, { share }]) => share);
  const total = campaigns.reduce((sum, share) => sum + share, 0);
  return {
    recall: proportion(caught.length, phish.length),
    campaignRecall: campaigns.length === 0 ? 0 : total / campaigns.length,
    precision: proportion(caught.length, caught.length + alarms.length),
    falseAlarms: alarms.map(({ observation }) => observation.file),
    recallByLanguage: Object.fromEntries(groupShares(phish, side, ({ language }) => language)),
    falseAlarmsByLanguage: Object.fromEntries(groupShares(genuine, side, ({ language }) => language)),
  };
}

function groupShares(
  outcomes: readonly Outcome[],
  side: 'before' | 'after',
  keyOf: (observation: Observation) => string,
): [string, Proportion][] {
  return [...Map.groupBy(outcomes, ({ observation }) => keyOf(observation))]
    .toSorted(([, left], [, right]) => right.length - left.length)
    .map(([key, group]) => [key, proportion(group.filter((each) => each[side]).length, group.length)]);
}
