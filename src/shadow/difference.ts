import type { Analysis } from '../analysis/analysis.ts';
import type { ShadowVerdict } from '../analysis/shadow.ts';
import type { VerdictKind } from '../verdict/verdict.ts';

/** How a second set of rules judges a message otherwise. Nothing of the mail is in it. */
export interface Difference {
  readonly from: VerdictKind;
  readonly to: VerdictKind;
  readonly scores: readonly [from: number, to: number];
  /** Ids of rules that count under one of the two sets only. */
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

/** Undefined where both sets come to the same verdict: another score alone changes nothing for the reader. */
export function differenceOf(
  verdict: Analysis['verdict'],
  shadow: ShadowVerdict | undefined,
): Difference | undefined {
  if (!shadow || shadow.kind === verdict.kind) return undefined;
  const counted = verdict.findings.filter(({ weight }) => weight !== 0).map(({ rule }) => rule);
  return {
    from: verdict.kind,
    to: shadow.kind,
    scores: [verdict.score, shadow.score],
    gone: counted.filter((rule) => !shadow.rules.includes(rule)),
    added: shadow.rules.filter((rule) => !counted.includes(rule)),
  };
}
