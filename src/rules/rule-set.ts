import type { Question, Where } from '../signals/signal.ts';
import type { BoundFacts, Expression } from './expression.ts';
import type { RuleContext } from './fact-model.ts';
import type { Rule } from './rule.ts';
import { ruleEvidence } from './rule-evidence.ts';
import { conjuncts, descendants, literalArgument } from './syntax-tree.ts';

/** A rule whose condition holds for a message, with the words that prove it. */
export interface FiredRule {
  readonly rule: string;
  readonly question: Question;
  /** 0 for experimental rules. */
  readonly weight: number;
  readonly where: Where;
  readonly evidence: string;
  readonly brand?: string;
  readonly source?: string;
}

/** A rule that could not be evaluated: it counts as not fired. */
export interface RuleError {
  readonly rule: string;
  readonly message: string;
}

interface Evaluation {
  readonly fired: readonly FiredRule[];
  readonly errors: readonly RuleError[];
}

/** Compiled rules. Immutable; replaced as a whole on reload. */
export interface RuleSet {
  /** Changes whenever a rule changes; 16 hexadecimal digits. */
  readonly version: string;
  /** In the order of their ids. */
  readonly rules: readonly Rule[];
  find(id: string): Rule | undefined;
  /** Never throws. */
  evaluate(context: RuleContext): Evaluation;
}

/** A rule with everything that is known about its condition before a message arrives. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly expression: Expression;
  /** Signals without which the condition cannot hold: a cheap gate before the evaluation. */
  readonly required: readonly string[];
  /** Signals and asks that the condition mentions, in the order of the text: where its evidence comes from. */
  readonly signals: readonly string[];
  readonly asks: readonly string[];
}

export function compiledRule(rule: Rule, expression: Expression): CompiledRule {
  const nodes = [...descendants(expression.tree)];
  const argumentsOf = (name: string): string[] => nodes.flatMap((node) => literalArgument(node, name) ?? []);
  return {
    rule,
    expression,
    required: conjuncts(expression.tree).flatMap((node) => literalArgument(node, 'seen') ?? []),
    signals: argumentsOf('seen'),
    asks: argumentsOf('asked'),
  };
}

export function ruleSet(
  compiled: readonly CompiledRule[],
  version: string,
  bind: (context: RuleContext) => BoundFacts,
): RuleSet {
  const byId = new Map(compiled.map(({ rule }) => [rule.id, rule]));
  return Object.freeze({
    version,
    rules: Object.freeze([...byId.values()]),
    find: (id: string) => byId.get(id),
    evaluate(context: RuleContext): Evaluation {
      const facts = bind(context);
      const outcomes = compiled
        .filter(({ required }) => required.every((signal) => facts.signals.has(signal)))
        .map((each) => outcome(each, facts, context));
      return {
        fired: outcomes.flatMap(({ fired }) => fired ?? []),
        errors: outcomes.flatMap(({ error }) => error ?? []),
      };
    },
  });
}

interface Outcome {
  readonly fired?: FiredRule;
  readonly error?: RuleError;
}

function outcome(compiled: CompiledRule, facts: BoundFacts, context: RuleContext): Outcome {
  try {
    return compiled.expression.holds(facts) ? { fired: firedRule(compiled, context) } : {};
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { error: { rule: compiled.rule.id, message } };
  }
}

function firedRule(compiled: CompiledRule, context: RuleContext): FiredRule {
  const { id, question, status, weight } = compiled.rule;
  const { where, evidence, brand, source } = ruleEvidence(compiled, context);
  return {
    rule: id,
    question,
    weight: status === 'stable' ? weight : 0,
    where,
    evidence,
    ...(brand !== undefined && { brand }),
    ...(source !== undefined && { source }),
  };
}
