import { isMap, LineCounter, parseDocument, type Document as YamlTree } from 'yaml';
import type { z } from 'zod';
import type { Document, Problem } from './document.ts';
import { nearest } from './nearest.ts';

/** Where a value stands in a document: the keys and indexes that lead to it. */
export type Path = readonly (string | number)[];

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
  { file, text }: Document,
): Reading<z.infer<Schema>> {
  const lines = new LineCounter();
  const tree = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const problemAt = (offset: number, message: string, cure?: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), message, ...(cure && { cure }) };
  };
  if (tree.errors.length > 0) {
    return {
      ok: false,
      problems: tree.errors.map((error) => problemAt(error.pos[0], firstLine(error.message))),
    };
  }
  const result = schema.safeParse(toPlainValue(tree));
  if (!result.success) {
    return {
      ok: false,
      problems: result.error.issues.flatMap((issue) =>
        issueProblems(issue, schema).map(({ path, message, cure }) =>
          problemAt(offsetOf(tree, path), message, cure),
        ),
      ),
    };
  }
  return {
    ok: true,
    document: {
      file,
      value: result.data,
      problemAt: (path, message, cure) => problemAt(offsetOf(tree, path), message, cure),
    },
  };
}

function toPlainValue(tree: YamlTree): unknown {
  return tree.toJS({ maxAliasCount: ALIAS_LIMIT });
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:$/, '') ?? text;
}

interface LocatedIssue {
  readonly path: Path;
  readonly message: string;
  readonly cure?: string;
}

function issueProblems(issue: z.core.$ZodIssue, schema: z.ZodType): LocatedIssue[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  const subject = path.length > 0 ? `${path.join('.')}: ` : '';
  if (issue.code !== 'unrecognized_keys') return [{ path, message: subject + issue.message }];
  const known = knownKeys(schema, path);
  return issue.keys.map((key) => {
    const suggestion = nearest(key, known);
    return {
      path: [...path, key],
      message: `${subject}unknown key "${key}"`,
      cure: suggestion ? `did you mean "${suggestion}"?` : `known keys: ${known.join(', ')}`,
    };
  });
}

/** The keys that the schema knows at a path; empty where the schema is not a plain object there. */
function knownKeys(schema: z.ZodType, path: Path): string[] {
  let node: unknown = schema;
  for (const key of path) node = childSchema(unwrapped(node), key);
  const { shape } = (unwrapped(node) ?? {}) as { readonly shape?: object };
  return Object.keys(shape ?? {});
}

/** Steps through optional, default and similar wrappers, which all name the wrapped schema `innerType`. */
function unwrapped(node: unknown): unknown {
  let current = node;
  for (;;) {
    const inner = (current as { readonly def?: { readonly innerType?: unknown } } | undefined)?.def
      ?.innerType;
    if (inner === undefined) return current;
    current = inner;
  }
}

function childSchema(node: unknown, key: string | number): unknown {
  const { shape, def } = (node ?? {}) as {
    readonly shape?: Readonly<Record<string, unknown>>;
    readonly def?: { readonly element?: unknown; readonly valueType?: unknown };
  };
  return shape?.[key] ?? def?.element ?? def?.valueType;
}

/** The byte where a path's value starts; a missing key points at its nearest existing parent. */
function offsetOf(tree: YamlTree, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const offset = keyOffset(tree, path.slice(0, depth));
    if (offset !== undefined) return offset;
  }
  return 0;
}

function keyOffset(tree: YamlTree, path: Path): number | undefined {
  const parent: unknown = path.length > 1 ? tree.getIn(path.slice(0, -1), true) : tree.contents;
  const last = path.at(-1);
  if (isMap(parent) && last !== undefined) {
    const pair = parent.items.find(({ key }) => (key as { readonly value?: unknown }).value === last);
    const range = (pair?.key as { readonly range?: readonly [number, ...number[]] } | undefined)?.range;
    if (range) return range[0];
  }
  const node = tree.getIn(path, true) as { readonly range?: readonly [number, ...number[]] } | undefined;
  return node?.range?.[0];
}
