import type { Verdict } from '../verdict/verdict.ts';
import type { Label } from './label.ts';
import { type Proportion, proportion } from './proportion.ts';

/** A labelled message and what Counterfoil said about it. */
export interface Judgement {
  readonly label: Label;
  readonly verdict: Verdict;
}

/** How one rule did: on impersonations, and on genuine mail where it must stay silent. */
interface RuleRecord {
  readonly rule: string;
  readonly onPhish: number;
  readonly onHam: number;
  /** Hits on impersonations among hits on impersonations and genuine mail. */
  readonly precision: Proportion;
}

interface FalseAlarm {
  readonly file: string;
  readonly verdict: Verdict['kind'];
  readonly score: number;
  readonly rules: readonly string[];
}

/** What `evaluate` reports. "Flagged" means suspicious or impersonation. */
export interface Evaluation {
  readonly messages: number;
  readonly recall: Proportion;
  /** The mean of each campaign's flagged share: a campaign of 5 copies counts as much as a single message. */
  readonly campaignRecall: { readonly campaigns: number; readonly share: number };
  /** Flagged brand impersonations among these and flagged genuine mail. */
  readonly precision: Proportion;
  readonly falseAlarms: readonly FalseAlarm[];
  readonly falseAlarmRate: Readonly<Record<string, Proportion>>;
  readonly byLanguage: Readonly<Record<string, Proportion>>;
  readonly byPlace: Readonly<Record<string, Proportion>>;
  readonly byBrand: Readonly<Record<string, Proportion>>;
  /** Share of each label that was flagged, and as impersonation. */
  readonly byLabel: Readonly<
    Record<string, { readonly flagged: Proportion; readonly impersonation: Proportion }>
  >;
  readonly byRule: readonly RuleRecord[];
  readonly missed: readonly string[];
  /** The same messages judged without the brands they impersonate; only when that was asked for. */
  readonly unknownBrands?: UnknownBrands;
}

/** A second round without the brands that the first one saw impersonated: generic signals only. */
export interface UnknownBrands extends Omit<Evaluation, 'unknownBrands'> {
  /** How many brands were taken out of the directory. */
  readonly removed: number;
}

/** Whether the recipient is warned. */
export function isFlagged({ kind }: Verdict): boolean {
  return kind === 'suspicious' || kind === 'impersonation';
}

/** Every brand that a labelled impersonation claims to be, by id. */
export function claimedBrands(judgements: readonly Judgement[]): ReadonlySet<string> {
  const phish = judgements.filter(({ label }) => label.label === 'phish-brand');
  return new Set(
    phish.flatMap(({ verdict }) => [verdict.brand ?? [], verdict.claims.map(({ brand }) => brand)].flat()),
  );
}

/** Adds up the judgements of a labelled collection. */
export function evaluateJudgements(judgements: readonly Judgement[]): Evaluation {
  const phish = judgements.filter(({ label }) => label.label === 'phish-brand');
  const ham = judgements.filter(({ label }) => label.label === 'ham' || label.label === 'ham-brand');
  const alarms = ham.filter(({ verdict }) => isFlagged(verdict));
  const caught = phish.filter(({ verdict }) => isFlagged(verdict));
  return {
    messages: judgements.length,
    recall: proportion(caught.length, phish.length),
    campaignRecall: campaignRecall(phish),
    precision: proportion(caught.length, caught.length + alarms.length),
    falseAlarms: alarms.map(falseAlarm),
    falseAlarmRate: flaggedBy(ham, ({ label }) => label.label),
    byLanguage: flaggedBy(phish, ({ label }) => label.lang ?? 'unknown'),
    byPlace: flaggedBy(phish, ({ label }) => label.where ?? 'unknown'),
    byBrand: flaggedBy(phish, ({ label }) => label.brand ?? 'unknown'),
    byLabel: byLabel(judgements),
    byRule: ruleRecords(phish, ham),
    missed: phish.filter(({ verdict }) => !isFlagged(verdict)).map(({ label }) => label.file),
  };
}

function campaignRecall(phish: readonly Judgement[]): Evaluation['campaignRecall'] {
  const shares = Object.values(flaggedBy(phish, ({ label }) => label.campaign ?? label.file)).map(
    ({ share }) => share,
  );
  const sum = shares.reduce((total, share) => total + share, 0);
  return { campaigns: shares.length, share: shares.length === 0 ? 0 : sum / shares.length };
}

function falseAlarm({ label, verdict }: Judgement): FalseAlarm {
  return {
    file: label.file,
    verdict: verdict.kind,
    score: verdict.score,
    rules: verdict.findings.map(({ rule }) => rule),
  };
}

function groupsOf(
  judgements: readonly Judgement[],
  keyOf: (judgement: Judgement) => string,
): [string, Judgement[]][] {
  const groups = Map.groupBy(judgements, keyOf);
  return [...groups].sort(([, left], [, right]) => right.length - left.length);
}

function flaggedBy(
  judgements: readonly Judgement[],
  keyOf: (judgement: Judgement) => string,
): Record<string, Proportion> {
  return Object.fromEntries(
    groupsOf(judgements, keyOf).map(([key, group]) => [key, proportion(countFlagged(group), group.length)]),
  );
}

function countFlagged(group: readonly Judgement[]): number {
  return group.filter(({ verdict }) => isFlagged(verdict)).length;
}

function byLabel(judgements: readonly Judgement[]): Evaluation['byLabel'] {
  return Object.fromEntries(
    groupsOf(judgements, ({ label }) => label.label).map(([key, group]) => {
      const impersonations = group.filter(({ verdict }) => verdict.kind === 'impersonation').length;
      return [
        key,
        {
          flagged: proportion(countFlagged(group), group.length),
          impersonation: proportion(impersonations, group.length),
        },
      ];
    }),
  );
}

function ruleRecords(phish: readonly Judgement[], ham: readonly Judgement[]): RuleRecord[] {
  const onPhish = hitsByRule(phish);
  const onHam = hitsByRule(ham);
  return [...new Set([...onPhish.keys(), ...onHam.keys()])].sort().map((rule) => {
    const right = onPhish.get(rule) ?? 0;
    const wrong = onHam.get(rule) ?? 0;
    return { rule, onPhish: right, onHam: wrong, precision: proportion(right, right + wrong) };
  });
}

function hitsByRule(judgements: readonly Judgement[]): Map<string, number> {
  const hits = new Map<string, number>();
  for (const { verdict } of judgements) {
    for (const rule of new Set(verdict.findings.map((finding) => finding.rule))) {
      hits.set(rule, (hits.get(rule) ?? 0) + 1);
    }
  }
  return hits;
}
