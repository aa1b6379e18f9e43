import type { Edit } from '../../engine/engine.ts';
import type { HookMessage } from './hook-request.ts';

/** One change, in the words of the protocol. */
export type Modification =
  | { readonly type: 'replaceContents'; readonly value: string }
  | {
      readonly type: 'insertHeader' | 'changeHeader';
      readonly index: number;
      readonly name: string;
      readonly value: string;
    }
  | { readonly type: 'deleteHeader'; readonly index: number; readonly name: string };

/** Always `accept`: with another action some versions drop the modifications, and the message would go on unmarked. */
export interface HookResponse {
  readonly action: 'accept' | 'reject';
  readonly response?: object;
  readonly modifications?: readonly Modification[];
}

/** A stage that there is nothing to say about. */
export const ACCEPT: HookResponse = { action: 'accept' };

/** The documents write `enhancedStatus`, the server reads `enhanced_status`. */
export const TRY_LATER: HookResponse = {
  action: 'reject',
  response: {
    status: 451,
    enhanced_status: '4.3.0',
    enhancedStatus: '4.3.0',
    message: 'Try again later',
    disconnect: false,
  },
};

/** Edits as Stalwart carries them out: one after the other, so changes from the bottom up and insertions last. */
export function hookResponse(edits: readonly Edit[], message: HookMessage): HookResponse {
  const contents = newContents(edits);
  const possible = contents === 'not-utf-8' ? edits.filter(isOwnField) : edits;
  return {
    action: 'accept',
    modifications: [
      ...changes(possible, message),
      ...possible.flatMap(insertion),
      ...(contents !== undefined && contents !== 'not-utf-8'
        ? [{ type: 'replaceContents', value: contents } as const]
        : []),
    ],
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function newContents(edits: readonly Edit[]): string | undefined {
  const replacement = edits.findLast((edit) => edit.kind === 'replace-body');
  if (!replacement) return undefined;
  try {
    return utf8.decode(replacement.body);
  } catch {
    // A banner in a part of another charset: JSON cannot carry it.
    return 'not-utf-8';
  }
}

/** Without the new body, the fields that describe it must stay as they are. */
function isOwnField(edit: Edit): boolean {
  return 'name' in edit && edit.name.toLowerCase().startsWith('x-counterfoil-');
}

type FieldChange = Extract<Edit, { readonly kind: 'delete-field' | 'replace-field' }>;

function changes(edits: readonly Edit[], message: HookMessage): Modification[] {
  return edits
    .filter((edit): edit is FieldChange => edit.kind === 'delete-field' || edit.kind === 'replace-field')
    .sort((one, other) => other.occurrence - one.occurrence)
    .flatMap((edit): Modification[] => {
      const place = placeOf(edit, message);
      if (!place) return [];
      return edit.kind === 'delete-field'
        ? [{ type: 'deleteHeader', ...place }]
        : [{ type: 'changeHeader', ...place, value: edit.value }];
    });
}

/**
 * The name as Stalwart has it and the index it counts: a forged `X-Counterfoil-Verdict :` has a blank in its name
 * there, and would stay if it were called by its proper name.
 */
function placeOf(
  { name, occurrence }: FieldChange,
  { headers, serverHeaders }: HookMessage,
): { readonly name: string; readonly index: number } | undefined {
  const all = [...(serverHeaders ?? []), ...headers].map(([each]) => each);
  const same = all.filter((each) => each.trim().toLowerCase() === name.toLowerCase());
  const written = same[occurrence - 1];
  if (written === undefined) return undefined;
  const before = same.slice(0, occurrence).filter((each) => each.toLowerCase() === written.toLowerCase());
  return { name: written, index: before.length };
}

/** At the very top. Quarantine is a field that Stalwart itself would write. */
function insertion(edit: Edit): Modification[] {
  if (edit.kind === 'quarantine') {
    return [{ type: 'insertHeader', index: 0, name: 'X-Quarantine', value: 'true' }];
  }
  if (edit.kind !== 'insert-field') return [];
  const value = edit.value.replaceAll('\n', '\r\n');
  return [{ type: 'insertHeader', index: 0, name: edit.name, value }];
}
