import type { Authentication, AuthenticationResult } from './authentication.ts';

/** RFC 8601 §2.7. */
const RESULT_NAMES = {
  pass: 'pass',
  fail: 'fail',
  none: 'none',
  neutral: 'neutral',
  'temporary-error': 'temperror',
} as const satisfies Record<AuthenticationResult, string>;

/** Signatures that are listed. Somebody who signs for a hundred domains makes no better proof of them. */
const SIGNATURE_LIMIT = 8;

/**
 * The body of an `Authentication-Results` field (RFC 8601 §2.2), as tokens between which it may be folded: what was found
 * out about a message before its body is changed, for those who look at it afterwards and find its signature broken.
 * `ARC-Authentication-Results` (RFC 8617 §4.1.1) has the same after its instance. No word of a sender's gets in but
 * domains, of which only those in their A-label form.
 */
export function formatAuthenticationResults(
  authservId: string,
  { spf, spfDomain, dkim, dkimDomains, dmarc, dmarcDomain, arc }: Authentication,
): string[] {
  const signatures = dkimDomains
    .slice(0, SIGNATURE_LIMIT)
    .map((domain) => method('dkim', 'pass', 'header.d', domain));
  const statements = [
    method('spf', spf, 'smtp.mailfrom', spfDomain),
    ...(signatures.length > 0 ? signatures : [method('dkim', dkim)]),
    method('dmarc', dmarc, 'header.from', dmarcDomain),
    ...(arc ? [method('arc', arc.result)] : []),
  ];
  return [
    `${authservId};`,
    ...statements.map((each, index) => (index < statements.length - 1 ? `${each};` : each)),
  ];
}

function method(name: string, result: AuthenticationResult, property = '', domain?: string): string {
  const told = domain !== undefined && /^[a-z0-9._-]{1,253}$/.test(domain) ? ` ${property}=${domain}` : '';
  return `${name}=${RESULT_NAMES[result]}${told}`;
}
