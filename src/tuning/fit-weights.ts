import type { Policy } from '../rules/policy.ts';
import type { Question } from '../signals/signal.ts';
import type { Observation, Weights } from './observation.ts';

/** A rule as people weighed it. */
export interface ExpertRule {
  readonly id: string;
  readonly question: Question;
  readonly weight: number;
}

export interface FitSettings {
  /** How many misses one false alarm weighs. */
  readonly falseAlarmCost: number;
  /** Standard deviation, in log-odds, that a fitted weight is expected to have around the expert's. */
  readonly spread: number;
  /** Rules that fewer campaigns speak about keep the expert's weight. */
  readonly fewestCampaigns: number;
}

/** The smallest weight of a rule with a sign: at 0 it would be switched off, which is for people to decide. */
const SMALLEST_WEIGHT = 0.1;
const LARGEST_WEIGHT = 10;

/** A smaller change says nothing that a person would want to review. */
const SMALLEST_CHANGE = 0.2;

const SWEEPS_LIMIT = 200;
const CONVERGED = 1e-4;
const HALVINGS = 8;

/**
 * Fits the weights of rules on labelled messages: logistic regression on the score as it is really computed, with a
 * ridge towards the expert's weight.
 *
 * - The line between the two classes is the threshold of `suspicious`; there is no bias to fit, so that thresholds
 *   keep their meaning.
 * - Caps stay. A message whose question is beyond its cap says nothing about the weights of that question, since a
 *   small change of them would not change its score. What is minimised then has more than one valley; the search
 *   starts at the expert's weights and only ever goes down.
 * - A weight keeps the sign of the expert's. A campaign counts once, however many messages it has.
 *
 * @returns every rule's weight, one decimal; the expert's where there are too few examples or nothing to gain
 */
export function fitWeights(
  observations: readonly Observation[],
  experts: readonly ExpertRule[],
  policy: Policy,
  settings: FitSettings,
): Weights {
  const problem = prepare(observations, experts, policy, settings);
  for (let sweep = 0; sweep < SWEEPS_LIMIT; sweep++) {
    const steps = problem.free.map((rule) => improve(rule, problem));
    if (Math.max(0, ...steps) < CONVERGED) break;
  }
  const fitted = new Map(problem.free.map(({ expert, weight }) => [expert.id, weight]));
  return new Map(experts.map(({ id, weight }) => [id, published(weight, fitted.get(id) ?? weight)]));
}

/** One decimal, as rules have it. */
function published(expert: number, fitted: number): number {
  const rounded = Math.round(fitted * 10) / 10;
  return Math.abs(rounded - expert) < SMALLEST_CHANGE - 1e-9 ? expert : rounded;
}

/** A weight under way, and the messages that the rule hits. */
interface FreeRule {
  readonly expert: ExpertRule;
  readonly examples: readonly Example[];
  weight: number;
}

interface Example {
  readonly importance: number;
  readonly impersonation: boolean;
  /** Sums of the weights per question, before the caps. */
  readonly sums: Record<Question, number>;
}

interface Problem {
  readonly free: readonly FreeRule[];
  readonly policy: Policy;
  readonly precision: number;
}

function prepare(
  observations: readonly Observation[],
  experts: readonly ExpertRule[],
  policy: Policy,
  { falseAlarmCost, spread, fewestCampaigns }: FitSettings,
): Problem {
  const open = observations.filter(({ hangsOn }) => hangsOn !== 'settled');
  const sizes = sizesOfCampaigns(open);
  const byRule = new Map<string, { example: Example; campaign: string }[]>();
  const weights = new Map(experts.map(({ id, weight }) => [id, weight]));
  for (const observation of open) {
    const { campaign, impersonation, hits } = observation;
    const importance = (impersonation ? 1 : falseAlarmCost) / (sizes.get(campaign) ?? 1);
    const example = { importance, impersonation, sums: sumsOf(observation, weights) };
    for (const { rule } of hits) {
      const examples = byRule.get(rule) ?? [];
      examples.push({ example, campaign });
      byRule.set(rule, examples);
    }
  }
  const free = experts.flatMap((expert): FreeRule[] => {
    const found = byRule.get(expert.id) ?? [];
    const enough = new Set(found.map(({ campaign }) => campaign)).size >= fewestCampaigns;
    if (!enough || expert.weight === 0) return [];
    return [{ expert, examples: found.map(({ example }) => example), weight: expert.weight }];
  });
  return { free, policy, precision: 1 / spread ** 2 };
}

function sizesOfCampaigns(observations: readonly Observation[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { campaign } of observations) sizes.set(campaign, (sizes.get(campaign) ?? 0) + 1);
  return sizes;
}

function sumsOf({ hits }: Observation, weights: Weights): Record<Question, number> {
  const sums = { claim: 0, origin: 0, ask: 0, context: 0 };
  for (const { rule, question } of hits) sums[question] += weights.get(rule) ?? 0;
  return sums;
}

/** One damped Newton step for one weight, never uphill. Returns its length. */
function improve(rule: FreeRule, problem: Problem): number {
  const { expert, examples, weight } = rule;
  const before = lossAround(rule, problem, weight);
  let step = newtonStep(rule, problem);
  for (let halving = 0; halving < HALVINGS; halving++, step /= 2) {
    const next = withSign(expert.weight, weight + step);
    if (lossAround(rule, problem, next) >= before) continue;
    for (const { sums } of examples) sums[expert.question] += next - weight;
    rule.weight = next;
    return Math.abs(next - weight);
  }
  return 0;
}

function withSign(expert: number, weight: number): number {
  const magnitude = Math.min(LARGEST_WEIGHT, Math.max(SMALLEST_WEIGHT, weight * Math.sign(expert)));
  return magnitude * Math.sign(expert);
}

/** What the messages of the rule cost if it weighed so much, with the ridge. */
function lossAround({ expert, examples, weight }: FreeRule, problem: Problem, trial: number): number {
  const ridge = (problem.precision / 2) * (trial - expert.weight) ** 2;
  return examples.reduce((sum, { importance, impersonation, sums }) => {
    const margin = marginOf({ ...sums, [expert.question]: sums[expert.question] + trial - weight }, problem);
    return sum + importance * softplus(impersonation ? -margin : margin);
  }, ridge);
}

function newtonStep({ expert, examples, weight }: FreeRule, problem: Problem): number {
  const { question } = expert;
  let slope = problem.precision * (weight - expert.weight);
  let curvature = problem.precision;
  for (const { importance, impersonation, sums } of examples) {
    if (Math.abs(sums[question]) > problem.policy.caps[question]) continue;
    const share = 1 / (1 + Math.exp(-marginOf(sums, problem)));
    slope += importance * (share - (impersonation ? 1 : 0));
    curvature += importance * share * (1 - share);
  }
  return -slope / curvature;
}

/** How far the score is above the threshold of `suspicious`. */
function marginOf(sums: Record<Question, number>, { policy: { caps, thresholds } }: Problem): number {
  const capped = (question: Question): number =>
    Math.max(-caps[question], Math.min(caps[question], sums[question]));
  return capped('claim') + capped('origin') + capped('ask') + capped('context') - thresholds.suspicious;
}

/** log(1 + e^x), without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
