import type { Authentication, AuthenticationResult } from './authentication.ts';
import type { MethodResult } from './authentication-results.ts';
import { resultNamed, strongest } from './result-name.ts';

/** What the results of one mail server say; `reports` are its fields from the top of the header down. */
export function reportedResults(
  reports: readonly (readonly MethodResult[])[],
): Omit<Authentication, 'authority'> {
  const spf = spfResults(topmost(reports, 'spf'));
  const dkim = topmost(reports, 'dkim');
  const dmarc = topmost(reports, 'dmarc');
  const spfDomain = spf.filter(passed).map(spfIdentity).find(Boolean);
  const dmarcDomain = dmarc
    .map(({ properties }) => domainOf(properties.get('header.from') ?? ''))
    .find(Boolean);
  return {
    spf: strongest(spf.map(outcome)),
    ...(spfDomain !== undefined && { spfDomain }),
    dkim: strongest(dkim.map(outcome)),
    dkimDomains: Object.freeze([...new Set(dkim.filter(passed).flatMap(dkimIdentity))]),
    dmarc: dmarcOutcome(dmarc),
    ...(dmarcDomain !== undefined && { dmarcDomain }),
    ...(topmost(reports, 'bimi').some(isCertified) && { bimi: 'pass' }),
  };
}

/**
 * The results of a method from the topmost field that reports it. Mail servers hide their own Received field
 * from a milter, so a field that a sender forged can stand directly below the real ones; what the mail server
 * reports itself cannot be overridden from there.
 */
export function topmost(
  reports: readonly (readonly MethodResult[])[],
  method: string,
): readonly MethodResult[] {
  const matching = reports.map((results) => results.filter((result) => result.method === method));
  return matching.find((results) => results.length > 0) ?? [];
}

/** Whether a result is `pass`. */
export function passed({ result }: MethodResult): boolean {
  return result === 'pass';
}

function outcome({ result }: MethodResult): AuthenticationResult {
  return resultNamed(result);
}

/** A message has one DMARC result; where a field has two that differ, none can be believed. */
function dmarcOutcome(results: readonly MethodResult[]): AuthenticationResult {
  const outcomes = new Set(results.map(outcome));
  return outcomes.size > 1 && outcomes.has('pass') ? 'none' : strongest(outcomes);
}

/** DMARC looks at the reverse-path. The HELO name, which some servers report too, counts where there is none. */
function spfResults(results: readonly MethodResult[]): readonly MethodResult[] {
  const ofReversePath = results.filter(({ properties }) => mailFrom(properties) !== '');
  return ofReversePath.length > 0 ? ofReversePath : results;
}

/** `smtp.mail` is what Google wrote for many years. */
function mailFrom(properties: MethodResult['properties']): string {
  return properties.get('smtp.mailfrom') ?? properties.get('smtp.mail') ?? '';
}

function spfIdentity({ properties }: MethodResult): string {
  return domainOf(mailFrom(properties) || (properties.get('smtp.helo') ?? ''));
}

function dkimIdentity({ properties }: MethodResult): string[] {
  const domain = domainOf(properties.get('header.d') ?? properties.get('header.i') ?? '');
  return domain ? [domain] : [];
}

/** A logo without a certificate is anybody's claim (draft-fkdraft-bimi, `policy.authority`). */
function isCertified(result: MethodResult): boolean {
  return passed(result) && result.properties.get('policy.authority') === 'pass';
}

/** `user@Example.com`, `@example.com.` or `example.com` → `example.com`. */
function domainOf(identity: string): string {
  const domain = identity.slice(identity.lastIndexOf('@') + 1).toLowerCase();
  return domain.endsWith('.') ? domain.slice(0, -1) : domain;
}
