import { parseAuthenticationResults } from '../authentication/authentication-results.ts';
import type { Edit } from './edit.ts';
import { type FieldRange, fieldValue, readHeaderSection } from './header-section.ts';

const OUR_PREFIX = 'x-counterfoil-';

/**
 * Deletes every field that only we may write, so that no sender writes our verdict: all that begin with `X-Counterfoil-`,
 * and `Authentication-Results` under our own id (RFC 8601 §5). Highest occurrence first: a mail server that renumbers
 * after each deletion would leave a forged field in place otherwise.
 *
 * @param authservId lower case; where there is none, no results are ours
 */
export function deleteStaleFields(content: Buffer, authservId?: string): Edit[] {
  const seen = new Map<string, number>();
  const edits: Edit[] = [];
  for (const field of readHeaderSection(content).fields) {
    const { key, name } = field;
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    if (key.startsWith(OUR_PREFIX) || isOwnResults(content, field, authservId))
      edits.push({ kind: 'delete-field', name, occurrence });
  }
  return edits.reverse();
}

function isOwnResults(content: Buffer, field: FieldRange, authservId: string | undefined): boolean {
  if (authservId === undefined || field.key !== 'authentication-results') return false;
  return parseAuthenticationResults(fieldValue(content, field)).authservId === authservId;
}
