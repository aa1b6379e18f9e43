import type { Capabilities, Edit } from '../../engine/engine.ts';
import { ACTION, MAX_CHUNK_BYTES, PROTOCOL } from './codec/constants.ts';
import { type Agreement, hasBits } from './codec/negotiation.ts';
import type { Modification } from './codec/reply.ts';
import { fieldText, isFieldName, lineText } from './field-text.ts';

/**
 * Longest value written into a header field. Sendmail ends the conversation at a packet above 65,535 bytes,
 * and the message would go its way without any of our edits.
 */
const MAX_VALUE_LENGTH = 60_000;

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

/**
 * Edits as a mail server takes them, in the only order that all of them carry out alike:
 *
 * 1. changes and deletions of fields, highest occurrence first: Postfix counts anew after each deletion, and
 *    in ascending order would leave a forged field in place;
 * 2. insertions, each at the very top (index 0), in the order of the edits;
 * 3. the new body in one run of chunks: Postfix fails when anything stands between them;
 * 4. quarantine.
 *
 * Edits that the mail server did not offer to carry out, or could not write, are left out.
 */
export function modifications(
  edits: readonly Edit[],
  agreement: Agreement,
  capabilities: Capabilities,
): Modification[] {
  const canInsert = hasBits(agreement.actions, ACTION.addHeaders);
  const canChange = hasBits(agreement.actions, ACTION.changeHeaders);
  const space = hasBits(agreement.protocol, PROTOCOL.headerLeadingSpace) ? ' ' : '';
  return [
    ...(canChange ? changes(edits, space) : []),
    ...(canInsert ? insertions(edits, space) : []),
    ...(capabilities.replaceBody ? ofKind(edits, 'replace-body').flatMap(bodyChunks) : []),
    ...(capabilities.quarantine ? ofKind(edits, 'quarantine').map(quarantine) : []),
  ];
}

function changes(edits: readonly Edit[], space: string): Modification[] {
  const deletions = ofKind(edits, 'delete-field').filter(({ name }) => isFieldName(name));
  const replacements = ofKind(edits, 'replace-field').filter(isWritable);
  return [...deletions, ...replacements]
    .sort((one, other) => other.occurrence - one.occurrence)
    .map((edit) => ({
      kind: 'change-header',
      index: edit.occurrence,
      name: edit.name,
      value: edit.kind === 'delete-field' ? '' : space + fieldText(edit.value),
    }));
}

function insertions(edits: readonly Edit[], space: string): Modification[] {
  return ofKind(edits, 'insert-field')
    .filter(isWritable)
    .map(({ name, value }) => ({ kind: 'insert-header', index: 0, name, value: space + fieldText(value) }));
}

/** An empty value would not be written: it deletes. */
function isWritable({ name, value }: EditOf<'insert-field' | 'replace-field'>): boolean {
  const text = fieldText(value);
  return isFieldName(name) && text !== '' && name.length + text.length <= MAX_VALUE_LENGTH;
}

/** At least one chunk, also for an empty body. */
function bodyChunks({ body }: EditOf<'replace-body'>): Modification[] {
  const count = Math.max(1, Math.ceil(body.length / MAX_CHUNK_BYTES));
  return Array.from({ length: count }, (_, index) => ({
    kind: 'replace-body',
    chunk: body.subarray(index * MAX_CHUNK_BYTES, (index + 1) * MAX_CHUNK_BYTES),
  }));
}

function quarantine({ reason }: EditOf<'quarantine'>): Modification {
  return { kind: 'quarantine', reason: lineText(reason) };
}

function ofKind<Kind extends Edit['kind']>(edits: readonly Edit[], kind: Kind): EditOf<Kind>[] {
  return edits.filter((edit): edit is EditOf<Kind> => edit.kind === kind);
}
