import type { Edit } from './edit.ts';
import type { FieldRange } from './header-section.ts';

const OUR_PREFIX = 'x-counterfoil-';

/**
 * Deletes every field that only we may write, so that no sender writes our verdict (RFC 8601 §5 asks the same of
 * `Authentication-Results`). Highest occurrence first: a mail server that renumbers after each deletion would
 * leave a forged field in place otherwise.
 */
export function deleteStaleFields(fields: readonly FieldRange[]): Edit[] {
  const seen = new Map<string, number>();
  const edits: Edit[] = [];
  for (const { key, name } of fields) {
    if (!key.startsWith(OUR_PREFIX)) continue;
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    edits.push({ kind: 'delete-field', name, occurrence });
  }
  return edits.reverse();
}
