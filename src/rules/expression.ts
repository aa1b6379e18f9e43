import type { ASTNode, ParseResult } from '@marcbachmann/cel-js';
import { TypeError as CelTypeError, Environment, EvaluationError, ParseError } from '@marcbachmann/cel-js';
import { isWithin } from '../brands/domain.ts';
import { checkExpression, type ExpressionProblem, type KnownNames } from './expression-check.ts';
import { FACT_LISTS, FACT_RECORDS, type RecordName, type RuleContext } from './fact-model.ts';

/**
 * A rule is written by an administrator, yet one slip must not stop the mail: an expression of more nodes or
 * levels than this is refused. Together with the one level of comprehensions that `expression-check.ts`
 * allows, over lists and texts no longer than below, an evaluation takes at most 200 × 100 steps whatever arrives.
 */
const EXPRESSION_LIMITS = { maxAstNodes: 200, maxDepth: 24, maxListElements: 50, maxCallArguments: 4 };

/** A message of 2,000 links, or to 10,000 recipients, has no more for a condition to look at. */
const LONGEST_LIST = 100;

/** A subject can have megabytes, and every rule may search it. */
const LONGEST_TEXT = 1_000;

/** The facts of one message in the form that expressions read. Made once, read by every rule. */
export interface BoundFacts {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly signals: ReadonlySet<string>;
  readonly asks: ReadonlySet<string>;
  readonly brand: string;
}

/** A type-checked expression. */
export interface Expression {
  readonly tree: ASTNode;
  /** Throws what the library throws when the evaluation fails. */
  holds(facts: BoundFacts): boolean;
}

type Compilation =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] };

export interface ExpressionCompiler {
  compile(source: string): Compilation;
  bind(context: RuleContext): BoundFacts;
}

/** Id of the brand that owns a host; empty for none. */
export type OwnerOf = (host: string) => string;

type FactRecord = new (fields: object) => object;

/** The library tells types apart by their constructor, so each record gets one of its own. */
function factRecord(): FactRecord {
  return class {
    constructor(fields: object) {
      Object.assign(this, fields);
    }
  };
}

const NOTHING: BoundFacts = { variables: {}, signals: new Set(), asks: new Set(), brand: '' };

/** Builds the typed environment in which every `when` is checked and evaluated. */
export function expressionCompiler(known: KnownNames, ownerOf: OwnerOf = () => ''): ExpressionCompiler {
  const records = {
    claim: factRecord(),
    origin: factRecord(),
    message: factRecord(),
    envelope: factRecord(),
    recipients: factRecord(),
    context: factRecord(),
  } satisfies Record<RecordName, FactRecord>;
  // Functions of the library do not see the variables of an evaluation, so these read the facts of the
  // current one here. Evaluation is synchronous, and `holds` sets them each time.
  let current = NOTHING;
  const environment = typedEnvironment(records)
    .registerFunction('seen(string): bool', (id: string) => current.signals.has(id), { async: false })
    .registerFunction('asked(string): bool', (kind: string) => current.asks.has(kind), { async: false })
    .registerFunction('brand(string): bool', (id: string) => current.brand === id, { async: false })
    .registerFunction('within(string, string): bool', isWithin, { async: false })
    .registerFunction('string.owner(): string', (domain: string) => ownerOf(domain), { async: false });
  return {
    compile(source) {
      const parsed = parse(environment, source, known);
      if ('problems' in parsed) return { ok: false, problems: parsed.problems };
      const { result } = parsed;
      const holds = (facts: BoundFacts): boolean => {
        current = facts;
        const value: unknown = result(facts.variables);
        return value === true;
      };
      return { ok: true, expression: { tree: result.ast, holds } };
    },
    bind: (context) => bindFacts(context, records),
  };
}

function typedEnvironment(records: Readonly<Record<RecordName, FactRecord>>): Environment {
  const environment = new Environment({ limits: EXPRESSION_LIMITS });
  for (const [name, fields] of Object.entries(FACT_RECORDS)) {
    const types = Object.fromEntries(Object.entries(fields).map(([field, { type }]) => [field, type]));
    const type = `${name}.facts`;
    environment
      .registerType(type, { ctor: records[name as RecordName], fields: types })
      .registerVariable(name, type);
  }
  for (const [name, { type }] of Object.entries(FACT_LISTS)) environment.registerVariable(name, type);
  return environment;
}

function parse(
  environment: Environment,
  source: string,
  known: KnownNames,
): { readonly result: ParseResult } | { readonly problems: readonly ExpressionProblem[] } {
  let result: ParseResult;
  try {
    result = environment.parse(source);
  } catch (error) {
    return { problems: [libraryProblem(error)] };
  }
  const problems = checkExpression(result.ast, known);
  if (problems.length > 0) return { problems };
  const { valid, type, error } = result.check();
  if (!valid) return { problems: [libraryProblem(error)] };
  if (type === 'bool') return { result };
  return {
    problems: [
      {
        offset: 0,
        message: `the condition is a ${type}, not true or false`,
        cure: 'compare it with something',
      },
    ],
  };
}

/** Anything but an error of the library is a fault of ours and goes on its way. */
function libraryProblem(error: unknown): ExpressionProblem {
  const ours =
    error instanceof ParseError || error instanceof CelTypeError || error instanceof EvaluationError;
  if (!ours) throw error;
  const { code, summary, range } = error;
  const offset = range?.start ?? 0;
  if (code !== 'limit_exceeded')
    return { offset, message: summary, cure: 'see rules/FACTS.md for names, types and signs' };
  return {
    offset,
    message: `the condition is too long or too deep: ${summary}`,
    cure: 'write several rules',
  };
}

function bindFacts(
  { findings, ...facts }: RuleContext,
  records: Readonly<Record<RecordName, FactRecord>>,
): BoundFacts {
  const asks = new Set(findings.flatMap(({ ask }) => ask ?? []));
  return {
    variables: {
      claim: new records.claim(bounded(facts.claim)),
      origin: new records.origin(bounded(facts.origin)),
      message: new records.message(bounded(facts.message)),
      envelope: new records.envelope(bounded(facts.envelope)),
      recipients: new records.recipients(bounded(facts.recipients)),
      context: new records.context(bounded(facts.context)),
      asks: [...asks],
    },
    signals: new Set(findings.map(({ signal }) => signal)),
    asks,
    brand: facts.claim.brand,
  };
}

function bounded(fields: object): object {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, boundedValue(value)]));
}

/** Integers of CEL are BigInts in the library; its plain numbers are doubles. */
function boundedValue(value: unknown): unknown {
  if (typeof value === 'number') return BigInt(value);
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? value.slice(0, LONGEST_TEXT) : value;
  if (!Array.isArray(value)) return value;
  return (value.length > LONGEST_LIST ? value.slice(0, LONGEST_LIST) : value).map(boundedValue);
}
