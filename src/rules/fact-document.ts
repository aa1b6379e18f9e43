import { FACT_FUNCTIONS, FACT_LISTS, FACT_RECORDS, type FactField, type RuleContext } from './fact-model.ts';

/** One fact that a condition can use. */
interface NamedFact {
  /** `origin.role`. */
  readonly name: string;
  readonly field: FactField;
}

/** Every fact, in the order of the model. */
function namedFacts(): NamedFact[] {
  const fields = Object.entries(FACT_RECORDS).flatMap(([record, each]) =>
    Object.entries(each).map(([name, field]) => ({ name: `${record}.${name}`, field })),
  );
  return [...fields, ...Object.entries(FACT_LISTS).map(([name, field]) => ({ name, field }))];
}

/** The value of every fact in one message, and what `seen()` answers yes to. */
export function factValues(context: RuleContext): {
  readonly facts: readonly (NamedFact & { readonly value: unknown })[];
  readonly seen: readonly string[];
} {
  const asks = [...new Set(context.findings.flatMap(({ ask }) => ask ?? []))];
  const values: Readonly<Record<string, unknown>> = { ...context, asks };
  const facts = namedFacts().map((fact) => {
    const value = fact.name
      .split('.')
      .reduce<unknown>((node, key) => (node as Readonly<Record<string, unknown>>)[key], values);
    return { ...fact, value };
  });
  return { facts, seen: [...new Set(context.findings.map(({ signal }) => signal))].toSorted() };
}

/** `rules/FACTS.md`. */
export function factDocument(): string {
  return [
    '# What conditions can look at',
    '',
    'Made by `rules schemas`; change `src/rules/fact-model.ts`. `rules facts MESSAGE` shows the values of one message.',
    '',
    'CEL (cel.dev): `==` `!=` `<` `<=` `>` `>=` `in` `&&` `||` `!` `? :`, lists, `size()`, `startsWith()`, `endsWith()`,',
    '`contains()`, `lowerAscii()`, and `exists()`, `all()`, `exists_one()` on a list, not inside one another. No arithmetic',
    'and no patterns. At most 1,000 characters, 200 parts and 24 levels; a list has at most 100 entries and a text 1,000',
    'characters, so that no message and no rule can stall the mail. A misspelt name, value or brand is an error.',
    '',
    '| function | type | answers |',
    '|---|---|---|',
    ...FACT_FUNCTIONS.map(({ call, type, description }) => `| \`${call}\` | ${type} | ${description} |`),
    '',
    '| fact | type | is |',
    '|---|---|---|',
    ...namedFacts().map(({ name, field }) => `| \`${name}\` | ${typeOf(field)} | ${meaning(field)} |`),
    '',
  ].join('\n');
}

function typeOf({ type }: FactField): string {
  return type === 'list<string>' ? 'list of string' : type;
}

function meaning({ description, values }: FactField): string {
  if (values === undefined || values === 'brands') return description;
  return `${description}: ${values.map((value) => `\`${value}\``).join(', ')}`;
}
