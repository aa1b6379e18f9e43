import { bufferOf } from './buffer-of.ts';
import type { Edit } from './edit.ts';
import { type FieldRange, type HeaderSection, readHeaderSection } from './header-section.ts';
import { toLineFeeds } from './line-ends.ts';

/**
 * The message with its edits made, as a mail server would make them. Every byte that no edit names stays; the
 * header section keeps its line ends, and a new body follows them.
 */
export function applyEdits(content: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const bytes = bufferOf(content);
  const header = readHeaderSection(bytes);
  const replaced = edits.findLast((edit) => edit.kind === 'replace-body');
  return Buffer.concat([
    bytes.subarray(0, header.start),
    ...insertedFields(edits, header),
    ...keptFields(bytes, header, edits),
    ...(replaced ? newBody(bytes, header, replaced.body) : [bytes.subarray(header.end)]),
  ]);
}

function insertedFields(edits: readonly Edit[], { lineEnd }: HeaderSection): Buffer[] {
  return edits
    .filter((edit) => edit.kind === 'insert-field')
    .map(({ name, value }) => Buffer.from(formatField(name, value, lineEnd), 'latin1'))
    .reverse();
}

function formatField(name: string, value: string, lineEnd: string): string {
  return `${name}: ${value}\n`.replaceAll('\n', lineEnd);
}

/** Bytes between fields (lines that are no fields) are kept as well. */
function keptFields(bytes: Buffer, header: HeaderSection, edits: readonly Edit[]): Buffer[] {
  const changes = changesByField(header.fields, edits);
  const pieces: Buffer[] = [];
  let copied = header.start;
  for (const [field, edit] of changes) {
    pieces.push(bytes.subarray(copied, field.start));
    if (edit.kind === 'replace-field') {
      pieces.push(Buffer.from(formatField(field.name, edit.value, header.lineEnd), 'latin1'));
    }
    copied = field.end;
  }
  return [...pieces, bytes.subarray(copied, header.end)];
}

type FieldChange = Extract<Edit, { readonly kind: 'delete-field' | 'replace-field' }>;

/** In the order of the fields. Occurrences count as received, whatever other edits do. */
function changesByField(fields: readonly FieldRange[], edits: readonly Edit[]): [FieldRange, FieldChange][] {
  const wanted = new Map<string, FieldChange>();
  for (const edit of edits) {
    if (edit.kind !== 'delete-field' && edit.kind !== 'replace-field') continue;
    wanted.set(`${edit.name.toLowerCase()} ${edit.occurrence}`, edit);
  }
  const seen = new Map<string, number>();
  return fields.flatMap((field) => {
    const occurrence = (seen.get(field.key) ?? 0) + 1;
    seen.set(field.key, occurrence);
    const edit = wanted.get(`${field.key} ${occurrence}`);
    return edit ? [[field, edit] satisfies [FieldRange, FieldChange]] : [];
  });
}

function newBody(bytes: Buffer, header: HeaderSection, body: Uint8Array): Uint8Array[] {
  const separator = header.closed
    ? bytes.subarray(header.end, header.bodyStart)
    : Buffer.from(endsInLine(bytes) ? header.lineEnd : header.lineEnd.repeat(2));
  return [separator, header.lineEnd === '\n' ? toLineFeeds(body) : body];
}

function endsInLine(bytes: Buffer): boolean {
  return bytes.length === 0 || bytes.at(-1) === 0x0a;
}
