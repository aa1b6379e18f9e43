import { z } from 'zod';
import { type Document, isLocal, type Problem } from './document.ts';
import { nearest } from './nearest.ts';
import { type Located, readYaml } from './yaml-document.ts';
import type { Path } from './yaml-place.ts';

/** A shipped file with the administrator's own of the same name over it. */
export interface Overlaid<T> {
  readonly value: T;
  /** In the administrator's file where the path is there, else in the shipped one. */
  problemAt(path: Path, message: string, cure?: string): Problem;
}

export type OverlaidReading<T> =
  | { readonly ok: true; readonly overlaid: Overlaid<T> | undefined }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Entries of the shipped file that do not count here. */
const WITHOUT = 'without';

/**
 * The one form of an overlay: the keys of the shipped file, of which any may be missing. A value takes the place of the
 * shipped one, a list is added to it, and `without` names entries of lists that no longer count (a text as it stands,
 * or the `name` or `id` of an entry).
 */
export function overlayOf(schema: z.ZodType): z.ZodType {
  const { shape } = schema as { readonly shape?: Readonly<Record<string, z.ZodType>> };
  return z.strictObject({
    ...partialShape(shape ?? {}),
    [WITHOUT]: z
      .array(z.string().min(1))
      .optional()
      .describe('Entries of the shipped file that do not count here, as they stand there or by their name'),
  });
}

function partialShape(shape: Readonly<Record<string, z.ZodType>>): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => [key, partialOf(schema).optional()]),
  );
}

function partialOf(schema: z.ZodType): z.ZodType {
  // zod types these on each kind of schema alone, and a schema that is walked through may be of any kind.
  const { def, shape } = schema as unknown as {
    readonly def: { readonly innerType?: z.ZodType };
    readonly shape?: Readonly<Record<string, z.ZodType>>;
  };
  if (def.innerType) return partialOf(def.innerType);
  if (!shape) return schema;
  const partial = z.strictObject(partialShape(shape));
  return schema.description === undefined ? partial : partial.describe(schema.description);
}

/** Reads the documents of one kind: the shipped one by its schema, the administrator's own by that of an overlay. */
export function readOverlaid<Schema extends z.ZodType>(
  schema: Schema,
  documents: readonly Document[],
): OverlaidReading<z.infer<Schema>> {
  const shipped = documents.filter((each) => !isLocal(each)).map((each) => readYaml(schema, each));
  const own = documents.filter(isLocal).map((each) => readYaml(overlayOf(schema), each));
  const problems = [...shipped, ...own].flatMap((each) => (each.ok ? [] : each.problems));
  if (problems.length > 0) return { ok: false, problems };
  const bases = shipped.flatMap((each) => (each.ok ? [each.document] : []));
  const changes = own.flatMap((each) => (each.ok ? [each.document as Located<Change>] : []));
  if (bases.length + changes.length === 0) return { ok: true, overlaid: undefined };
  return merge(schema, bases, changes);
}

type Change = Readonly<Record<string, unknown>> & { readonly without?: readonly string[] };

function merge<Schema extends z.ZodType>(
  schema: Schema,
  bases: readonly Located<unknown>[],
  changes: readonly Located<Change>[],
): OverlaidReading<z.infer<Schema>> {
  const plain = changes.map(({ value: { without: _, ...change } }) => change);
  const whole = [...bases.map(({ value }) => value), ...plain].reduce(overlaidValue, {});
  const problemAt = placeIn(changes, bases);
  const unknown = unknownEntries(changes, whole);
  if (unknown.length > 0) return { ok: false, problems: unknown };
  const removed = new Set(changes.flatMap(({ value }) => value.without ?? []));
  const result = schema.safeParse(withoutEntries(whole, removed));
  if (result.success) return { ok: true, overlaid: { value: result.data, problemAt } };
  const problems = result.error.issues.map(({ path, message }) => {
    const place = path.filter((key) => typeof key !== 'symbol');
    return problemAt(
      place,
      `${place.join('.')}: ${message}`,
      'the shipped file and yours together are wrong',
    );
  });
  return { ok: false, problems };
}

/** A key that is not in the administrator's file would point at its first line: then the shipped file is meant. */
function placeIn(
  changes: readonly Located<unknown>[],
  bases: readonly Located<unknown>[],
): Overlaid<unknown>['problemAt'] {
  return (path, message, cure) => {
    const holder = changes.find(({ value }) => valueAt(value, path) !== undefined) ?? bases[0] ?? changes[0];
    if (!holder) throw new TypeError('an overlay of no document');
    return holder.problemAt(path, message, cure);
  };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => (isRecord(node) ? node[key] : undefined), value);
}

function isRecord(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Maps key by key, lists one behind the other, anything else replaced. */
function overlaidValue(base: unknown, change: unknown): unknown {
  if (change === undefined) return base;
  if (Array.isArray(base) && Array.isArray(change)) return [...base, ...change];
  if (!isRecord(base) || !isRecord(change) || Array.isArray(change)) return change;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(change)])];
  return Object.fromEntries(keys.map((key) => [key, overlaidValue(base[key], change[key])]));
}

/** How an entry of a list is called: itself, or its name or id. */
function nameOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  if (!isRecord(entry)) return undefined;
  const name = entry['id'] ?? entry['name'];
  return typeof name === 'string' ? name : undefined;
}

function withoutEntries(value: unknown, removed: ReadonlySet<string>): unknown {
  if (removed.size === 0 || !isRecord(value)) return value;
  if (Array.isArray(value)) {
    const kept = value.filter((entry) => !removed.has(nameOf(entry) ?? ''));
    return kept.map((entry) => withoutEntries(entry, removed));
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutEntries(each, removed)]));
}

function entryNames(value: unknown): string[] {
  if (!isRecord(value)) return [];
  const own = Array.isArray(value) ? value.flatMap((entry) => nameOf(entry) ?? []) : [];
  return [...own, ...Object.values(value).flatMap(entryNames)];
}

/** What is taken out and is not there would be a silent nothing. */
function unknownEntries(changes: readonly Located<Change>[], whole: unknown): Problem[] {
  const named = changes.flatMap(({ value }) => value.without ?? []);
  if (named.length === 0) return [];
  const names = new Set(entryNames(whole));
  return changes.flatMap(({ value, problemAt }) =>
    (value.without ?? []).flatMap((name, index) => {
      if (names.has(name)) return [];
      const suggestion = nearest(name, names);
      const cure = suggestion ? `did you mean "${suggestion}"?` : 'write it as it stands in the shipped file';
      return [problemAt([WITHOUT, index], `no entry of the shipped file is "${name}"`, cure)];
    }),
  );
}
