import { CORE_SCHEMA, load } from 'js-yaml';
import { LineCounter, parseDocument, type Document as YamlTree } from 'yaml';
import type { z } from 'zod';
import type { Document, Problem } from './document.ts';
import { issueProblems } from './issue-problem.ts';
import { offsetOf, type Path } from './yaml-place.ts';

/** A document that its schema accepted. `problemAt` is for checks that a schema cannot make. */
export interface Located<T> {
  readonly file: string;
  readonly value: T;
  problemAt(path: Path, message: string, cure?: string): Problem;
}

/** Either the located value or everything that is wrong with the document, never both. */
export type Reading<T> =
  | { readonly ok: true; readonly document: Located<T> }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Aliases can make a file of 1 kB expand to gigabytes ("billion laughs"); nothing of ours needs many.
 * `yaml` refuses a document beyond this count.
 */
const ALIAS_LIMIT = 50;

/** Reads one YAML document through one schema. Unknown keys are problems, with the nearest known key as cure. */
export function readYaml<Schema extends z.ZodType>(
  schema: Schema,
  document: Document,
): Reading<z.infer<Schema>> {
  const plain = quickValue(document.text);
  const quick = plain && schema.safeParse(plain.value);
  if (!quick?.success) return readWithPlaces(schema, document);
  const placed = memoised(() => placesOf(document));
  return { ok: true, document: located(document.file, quick.data, (path) => placed().at(path)) };
}

/** Where an alias may stand. Words such as `R&D` are none. */
const ALIAS = /(?:^|[\s,[{:-])[&*][^\s&*]/m;

/**
 * The value alone, without places: a fifth of the time, and there are two megabytes of rules at every start. Undefined
 * where a file has to be read with care: it is broken, or aliases could make it grow.
 */
function quickValue(text: string): { readonly value: unknown } | undefined {
  if (ALIAS.test(text)) return undefined;
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) };
  } catch {
    return undefined;
  }
}

function memoised<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function located<T>(
  file: string,
  value: T,
  at: (path: Path) => { line: number; column: number },
): Located<T> {
  return {
    file,
    value,
    problemAt: (path, message, cure) => ({ file, ...at(path), message, ...(cure && { cure }) }),
  };
}

interface Places {
  readonly tree: YamlTree;
  at(path: Path): { readonly line: number; readonly column: number };
  ofOffset(offset: number): { readonly line: number; readonly column: number };
}

function placesOf({ text }: Document): Places {
  const lines = new LineCounter();
  const tree = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const ofOffset = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return { tree, ofOffset, at: (path) => ofOffset(offsetOf(tree, path)) };
}

function readWithPlaces<Schema extends z.ZodType>(
  schema: Schema,
  document: Document,
): Reading<z.infer<Schema>> {
  const { file } = document;
  const { tree, at, ofOffset } = placesOf(document);
  const problem = (offset: number, message: string, cure?: string): Problem => ({
    ...{ file, ...ofOffset(offset), message },
    ...(cure && { cure }),
  });
  if (tree.errors.length > 0) {
    const problems = tree.errors.map(({ pos, message, code }) =>
      problem(pos[0], firstLine(message), syntaxCure(code)),
    );
    return { ok: false, problems };
  }
  const plain = plainValue(tree);
  if ('refusal' in plain)
    return { ok: false, problems: [problem(0, plain.refusal, 'write out what the aliases stand for')] };
  const result = schema.safeParse(plain.value);
  if (result.success) return { ok: true, document: located(file, result.data, at) };
  const problems = result.error.issues.flatMap((issue) =>
    issueProblems(issue, schema, plain.value).map(({ path, message, cure }) =>
      problem(offsetOf(tree, path), message, cure),
    ),
  );
  return { ok: false, problems };
}

function plainValue(tree: YamlTree): { readonly value: unknown } | { readonly refusal: string } {
  try {
    return { value: tree.toJS({ maxAliasCount: ALIAS_LIMIT }) };
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) };
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:$/, '') ?? text;
}

const SYNTAX_CURES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'join the two, or remove one',
  TAB_AS_INDENT: 'indent with spaces',
  BAD_INDENT: 'indent the keys of one level alike',
  MISSING_CHAR: 'close the quote or bracket, or put a space behind the colon',
};

function syntaxCure(code: string): string {
  return SYNTAX_CURES[code] ?? 'put a text with ": ", "#" or a bracket in quotes, and indent with spaces';
}
