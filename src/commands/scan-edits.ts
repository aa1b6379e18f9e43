import type { Edit } from '../rewrite/edit.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * The edits in an answer of `POST /v1/scan`. Checked by hand and not with the route's schema: loading zod takes longer
 * than everything else that `filter` does. Throws for what is no edit: a message is edited wholly or not at all.
 */
export function scanEdits(answer: string): Edit[] {
  const parsed: unknown = JSON.parse(answer);
  if (!isObject(parsed) || !Array.isArray(parsed['edits'])) throw new Error('the gateway sent no edits');
  return parsed['edits'].map(readEdit);
}

function readEdit(edit: unknown): Edit {
  if (!isObject(edit)) throw unknownEdit();
  const { kind } = edit;
  switch (kind) {
    case 'insert-field':
      return { kind, name: text(edit, 'name'), value: text(edit, 'value') };
    case 'replace-field':
      return { kind, ...place(edit), value: text(edit, 'value') };
    case 'delete-field':
      return { kind, ...place(edit) };
    case 'replace-body':
      return { kind, body: Buffer.from(text(edit, 'body'), 'base64') };
    case 'quarantine':
      return { kind, reason: text(edit, 'reason') };
    default:
      throw unknownEdit();
  }
}

function place(edit: Json): { readonly name: string; readonly occurrence: number } {
  const { occurrence } = edit;
  if (typeof occurrence !== 'number' || occurrence < 1) throw unknownEdit();
  return { name: text(edit, 'name'), occurrence };
}

function text(edit: Json, key: string): string {
  const value = edit[key];
  if (typeof value !== 'string') throw unknownEdit();
  return value;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function unknownEdit(): Error {
  return new Error('the gateway sent an edit that is not known here');
}
