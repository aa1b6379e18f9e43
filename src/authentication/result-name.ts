import type { AuthenticationResult } from './authentication.ts';

/** From best to worst: one passing signature is enough, and any failure says more than silence. */
const PREFERENCE = ['pass', 'fail', 'temporary-error', 'neutral', 'none'] as const;

/** The result that stands for several; `none` for no result at all. */
export function strongest(results: Iterable<AuthenticationResult>): AuthenticationResult {
  const present = new Set(results);
  return PREFERENCE.find((candidate) => present.has(candidate)) ?? 'none';
}

/** The result names of RFC 8601 §2.7 and of servers in the field, lower case, reduced to ours. */
export function resultNamed(name: string): AuthenticationResult {
  if (name === 'pass' || name === 'fail' || name === 'neutral') return name;
  if (name === 'softfail' || name === 'hardfail') return 'fail';
  if (name === 'policy') return 'neutral';
  return name === 'temperror' ? 'temporary-error' : 'none';
}
