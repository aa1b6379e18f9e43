import type { Edit } from './edit.ts';
import { type FieldRange, type HeaderSection, rawValue } from './header-section.ts';

/** A field that says what the body is (RFC 2045 §9: every one whose name begins with `Content-`). */
export interface ContentField {
  readonly name: string;
  /** Folds are LF and white space. */
  readonly value: string;
}

export function isContentField({ key }: Pick<FieldRange, 'key'>): boolean {
  return key.startsWith('content-');
}

/** The fields of a header that say what its body is, as written. */
export function contentFields(content: Buffer, { fields }: HeaderSection): ContentField[] {
  return fields
    .filter(isContentField)
    .map((field) => ({ name: field.name, value: rawValue(content, field).replaceAll('\r\n', '\n') }));
}

/**
 * Edits that make a header describe another body: the first field of each wanted name changes, where its value does; all
 * others that begin with `Content-` go, for they were about the old one.
 */
export function describeBody(
  { fields }: HeaderSection,
  content: Buffer,
  wanted: readonly ContentField[],
): Edit[] {
  const missing = new Map(wanted.map((field) => [field.name.toLowerCase(), field]));
  const seen = new Map<string, number>();
  const edits: Edit[] = [];
  for (const field of fields.filter(isContentField)) {
    const { key, name } = field;
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    const value = missing.get(key)?.value;
    missing.delete(key);
    if (value === undefined) edits.push({ kind: 'delete-field', name, occurrence });
    else if (value !== rawValue(content, field).replaceAll('\r\n', '\n'))
      edits.push({ kind: 'replace-field', name, occurrence, value });
  }
  const isMime = fields.some(({ key }) => key === 'mime-version');
  return [
    ...edits,
    ...[...missing.values()].map(({ name, value }): Edit => ({ kind: 'insert-field', name, value })),
    ...(isMime ? [] : [{ kind: 'insert-field', name: 'MIME-Version', value: '1.0' } satisfies Edit]),
  ];
}
