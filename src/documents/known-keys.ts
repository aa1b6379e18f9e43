import type { z } from 'zod';
import type { Path } from './yaml-place.ts';

/** The keys that the schema knows at a path; empty where the schema is not a plain object there. */
export function knownKeys(schema: z.ZodType, path: Path): string[] {
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
