import type { Edit } from '../../engine/engine.ts';

/** Changes of header fields as rspamd's clients take them. */
export interface MilterBlock {
  readonly add_headers: Readonly<Record<string, string | { readonly value: string; readonly order: number }>>;
  /** The occurrence from 1; 0 for all. */
  readonly remove_headers: Readonly<Record<string, number>>;
}

/** Above every other field. */
const TOP = 0;

const ALL = 0;

/**
 * Edits of fields; a replacement is a removal and an insertion. Other edits are left out. Fields go out whole: whoever
 * forges one of ours has forged all of that name. Names stay as the sender wrote them, since OpenSMTPD's filter-rspamd
 * compares them letter by letter.
 *
 * @param withPlace tell where fields are inserted; filter-rspamd and Haraka write only those that are plain strings
 */
export function milterBlock(edits: readonly Edit[], withPlace: boolean): MilterBlock {
  const added = edits.filter((edit) => edit.kind === 'insert-field' || edit.kind === 'replace-field');
  const inserted = added.map(({ name, value }) => [name, unfolded(value)] as const);
  return {
    add_headers: Object.fromEntries(
      inserted.map(([name, value]) => [name, withPlace ? { value, order: TOP } : value]),
    ),
    remove_headers: Object.fromEntries(edits.flatMap(removal)),
  };
}

function removal(edit: Edit): [string, number][] {
  if (edit.kind === 'delete-field') return [[edit.name, ALL]];
  return edit.kind === 'replace-field' ? [[edit.name, edit.occurrence]] : [];
}

/** Some clients write values as they come. */
function unfolded(value: string): string {
  return value.replace(/\r?\n[ \t]*/g, ' ');
}
