import { isFlagged, type Judgement } from '../evaluation/evaluation.ts';
import type { Policy } from '../rules/policy.ts';
import type { Question } from '../signals/signal.ts';
import { scoreOf } from '../verdict/score.ts';
import type { Reason, Verdict } from '../verdict/verdict.ts';

/** A rule that counted for a message. */
interface Hit {
  readonly rule: string;
  readonly question: Question;
}

/** What one labelled message says about the weights. */
export interface Observation {
  readonly file: string;
  /** Messages of one campaign are one observation, however many copies were kept. */
  readonly campaign: string;
  readonly language: string;
  /** What a person says: an impersonation, or genuine mail. */
  readonly impersonation: boolean;
  /** Stable rules that fired and that no exception has silenced. */
  readonly hits: readonly Hit[];
  /**
   * What else the verdict hangs on than the score: `score` nothing, `contradiction` a rule of the origin that speaks
   * against a brand's own domain, `settled` everything: authenticated brands, partners, messages without an analysis.
   */
  readonly hangsOn: 'score' | 'contradiction' | 'settled';
}

/** Weights by the id of the rule. */
export type Weights = ReadonlyMap<string, number>;

/** Judgements of impersonations and of genuine mail; other fraud and advertising say nothing about the two. */
export function observationsOf(judgements: readonly Judgement[], policy: Policy): Observation[] {
  return judgements
    .filter(
      ({ label }) => label.label === 'phish-brand' || label.label === 'ham' || label.label === 'ham-brand',
    )
    .map(({ label, verdict }) => ({
      file: label.file,
      campaign: label.campaign ?? label.file,
      language: label.lang ?? 'unknown',
      impersonation: label.label === 'phish-brand',
      hits: verdict.findings.filter(counts).map(({ rule, question }) => ({ rule, question })),
      hangsOn: dependence(verdict, policy),
    }));
}

function counts({ weight, silencedBy }: Reason): boolean {
  return weight !== 0 && silencedBy === undefined;
}

/** A verdict does not tell all of this; where it leaves a doubt the score decides, which errs towards false alarms. */
function dependence(verdict: Verdict, { thresholds }: Policy): Observation['hangsOn'] {
  const { kind, origin, score } = verdict;
  if (kind === 'genuine' || kind === 'intermediary' || kind === 'unavailable') return 'settled';
  if (origin.role === 'brand') return 'contradiction';
  return !isFlagged(verdict) && score >= thresholds.suspicious ? 'settled' : 'score';
}

/** The score of a message under other weights. */
function scoreUnder({ hits }: Pick<Observation, 'hits'>, weights: Weights, { caps }: Policy): number {
  const fired = hits.map(({ rule, question }) => ({ question, weight: weights.get(rule) ?? 0 }));
  return scoreOf(fired, caps);
}

/** Whether the recipient would be warned under other weights. */
export function flaggedUnder(observation: Observation, weights: Weights, policy: Policy): boolean {
  if (observation.hangsOn === 'settled') return false;
  if (observation.hangsOn === 'contradiction' && !isContradicted(observation, weights)) return false;
  return scoreUnder(observation, weights, policy) >= policy.thresholds.suspicious;
}

function isContradicted({ hits }: Observation, weights: Weights): boolean {
  return hits.some(({ rule, question }) => question === 'origin' && (weights.get(rule) ?? 0) > 0);
}
