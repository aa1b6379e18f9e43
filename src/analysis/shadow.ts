import type { Document, Problem } from '../documents/document.ts';
import { compileRules } from '../rules/compile-rules.ts';
import { type Exception, loadExceptions } from '../rules/exceptions.ts';
import { loadPolicy, type Policy } from '../rules/policy.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type DecisionInput, decide } from '../verdict/decide.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** What a second set of rules has of its own. Brands, phrases and lists are facts, and those are gathered once. */
export interface ShadowSource {
  readonly rules: readonly Document[];
  readonly exceptions: readonly Document[];
  readonly policy: Document;
  readonly localPolicy?: Document;
  /** Changes whenever one of the two sets changes: then counts begin anew. */
  readonly version: string;
  /** File in which differences are counted; empty for none. */
  readonly book: string;
}

/** A second set of rules, which judges the same facts and decides nothing. */
export interface Shadow {
  readonly rules: RuleSet;
  readonly policy: Policy;
  readonly exceptions: readonly Exception[];
}

/** What the second set says about a message, in as few words as a comparison needs. */
export interface ShadowVerdict {
  readonly kind: Verdict['kind'];
  readonly score: number;
  /** Ids of the rules that counted. */
  readonly rules: readonly string[];
}

/** Compiles a second set. Either everything is right, or every problem of every file is told. */
export function compileShadow(
  source: ShadowSource,
  known: { readonly signals: readonly string[]; readonly brands: readonly string[] },
):
  | { readonly ok: true; readonly shadow: Shadow }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const policy = loadPolicy(source.policy, source.localPolicy);
  const rules = compileRules(source.rules, known);
  const exceptions = loadExceptions(source.exceptions, { brands: new Set(known.brands) });
  if (policy.ok && rules.ok && exceptions.ok) {
    return {
      ok: true,
      shadow: { rules: rules.rules, policy: policy.policy, exceptions: exceptions.exceptions },
    };
  }
  const readings = [policy, rules, exceptions];
  return { ok: false, problems: readings.flatMap((reading) => (reading.ok ? [] : reading.problems)) };
}

/** Judges the facts of a message again: rules twice, facts once. */
export function judgeInShadow(
  input: DecisionInput,
  { rules, policy, exceptions }: Shadow,
  today: string,
): ShadowVerdict {
  const valid = exceptions.filter(({ expires }) => expires >= today);
  const { kind, score, findings } = decide({ ...input, rules, policy, exceptions: valid });
  return { kind, score, rules: findings.filter(({ weight }) => weight !== 0).map(({ rule }) => rule) };
}
