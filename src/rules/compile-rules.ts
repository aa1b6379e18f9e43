import type { Document, Problem } from '../documents/document.ts';
import { contentHash } from './content-hash.ts';
import { type ExpressionCompiler, expressionCompiler, type OwnerOf } from './expression.ts';
import { expressionPlace } from './expression-place.ts';
import { type ReadRule, readRules } from './read-rules.ts';
import { reasonProblems } from './reason-check.ts';
import { type CompiledRule, compiledRule, type RuleSet, ruleSet } from './rule-set.ts';

export type RuleCompilation =
  | {
      readonly ok: true;
      readonly rules: RuleSet /** Ids of rules that are switched off. */;
      readonly off: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Compiles the files of `rules/{claim,origin,ask,context}/` and of the same folders in `rules/local/`.
 * Either every rule loads, or nothing does and every problem of every file is told.
 */
export function compileRules(
  documents: readonly Document[],
  known: {
    readonly signals: Iterable<string>;
    readonly brands: Iterable<string>;
    /** What `owner()` answers; no domain has an owner without it. */
    readonly ownerOf?: OwnerOf;
  },
): RuleCompilation {
  const compiler = expressionCompiler(
    { signals: new Set(known.signals), brands: new Set(known.brands) },
    known.ownerOf,
  );
  const read = readRules(documents);
  const compilations = read.rules.map((rule) => compileRule(rule, compiler));
  const wording = read.rules.flatMap(({ located }) => reasonProblems(located));
  const problems = [...read.problems, ...wording, ...compilations.flatMap((each) => each.problems)];
  if (problems.length > 0) return { ok: false, problems: problems.toSorted(byPlace) };
  const compiled = compilations.flatMap(({ rule }) => rule ?? []);
  const version = contentHash(JSON.stringify(read.rules.map(({ rule }) => rule)));
  const off = read.off.map(({ rule }) => rule.id);
  return { ok: true, rules: ruleSet(compiled, version, compiler.bind), off };
}

function compileRule(
  { rule, document, located }: ReadRule,
  compiler: ExpressionCompiler,
): { rule?: CompiledRule; problems: readonly Problem[] } {
  const compilation = compiler.compile(rule.when);
  if (compilation.ok) return { rule: compiledRule(rule, compilation.expression), problems: [] };
  return {
    problems: compilation.problems.map(({ offset, message, cure }) => {
      const problem = located.problemAt(['when'], `when: ${message}`, cure);
      return { ...problem, ...expressionPlace(problem, document.text, rule.when, offset) };
    }),
  };
}

function byPlace(left: Problem, right: Problem): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.line - right.line || left.column - right.column;
}
