import { LineCounter, parseDocument, type Document as YamlTree } from 'yaml';
import type { z } from 'zod';
import type { Document, Problem } from './document.ts';
import { knownKeys } from './known-keys.ts';
import { nearest } from './nearest.ts';
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
  const plain = plainValue(tree);
  if ('refusal' in plain) return { ok: false, problems: [problemAt(0, plain.refusal)] };
  const result = schema.safeParse(plain.value);
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
