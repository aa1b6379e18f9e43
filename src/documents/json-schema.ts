import { isMap, isPair, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { z } from 'zod';

/** A JSON Schema (2020-12) as plain data. */
export interface JsonSchema {
  readonly [key: string]: unknown;
}

/** The schema by which a file is read, in the form that editors understand. */
export function jsonSchema(schema: z.ZodType, title: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return { $schema, title, ...rest };
}

/**
 * The schema with the comment above each key of a documented file as its description, so that what a key does is
 * written once.
 */
export function withComments(schema: JsonSchema, documented: string): JsonSchema {
  const { contents } = parseDocument(documented);
  return isMap(contents) ? described(schema, contents) : schema;
}

function described(schema: JsonSchema, map: YAMLMap): JsonSchema {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const entries = map.items.flatMap((pair, index) => {
    if (!isPair(pair) || !isScalar(pair.key)) return [];
    const key = String(pair.key.value);
    const property = properties[key];
    if (!property) return [];
    // The comment above the first key of a map belongs to the map for the library.
    const comment = pair.key.commentBefore ?? (index === 0 ? map.commentBefore : undefined);
    const inner = isMap(pair.value) ? described(property, pair.value) : property;
    return [[key, comment ? { description: plain(comment), ...inner } : inner] as const];
  });
  return { ...schema, properties: { ...properties, ...Object.fromEntries(entries) } };
}

function plain(comment: string): string {
  return comment
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
