import type { Authentication } from '../authentication/authentication.ts';
import { isWithin, organizationalDomain } from './domain.ts';

/**
 * What ties a message to the author's domain.
 *
 * `unnamed`: DMARC passed, and the mail server does not say by what.
 */
export type AlignedMethod = 'dkim' | 'spf' | 'unnamed';

/**
 * The methods that passed for a domain aligned with the author's (RFC 7489 §3.1).
 *
 * Where DMARC was evaluated its word counts: a domain that asks for strict alignment fails on a signature of its
 * subdomain. Domains that publish no policy, of which there are many, get relaxed alignment.
 *
 * @param organizational the author's organizational domain
 */
export function alignedMethods(
  authentication: Authentication,
  organizational: string,
): readonly AlignedMethod[] {
  const dmarc = isAbout(authentication, organizational) ? authentication.dmarc : 'none';
  if (dmarc === 'fail') return [];
  if (dmarc === 'pass') {
    const methods = authentication.alignment?.methods ?? passedMethods(authentication, organizational, true);
    return methods.length > 0 ? methods : ['unnamed'];
  }
  return passedMethods(authentication, organizational, false);
}

/** A mail client may show another author than the one that the mail server compared with. */
function isAbout({ dmarcDomain }: Authentication, organizational: string): boolean {
  return dmarcDomain === undefined || isAligned(dmarcDomain, organizational);
}

/** `trusting`: a method that passed without telling its domain counts, as Zoho writes it. */
function passedMethods(
  { dkim, dkimDomains, spf, spfDomain }: Authentication,
  organizational: string,
  trusting: boolean,
): AlignedMethod[] {
  const signed =
    dkimDomains.length > 0
      ? dkimDomains.some((domain) => isAligned(domain, organizational))
      : trusting && dkim === 'pass';
  const designated =
    spf === 'pass' && (spfDomain === undefined ? trusting : isAligned(spfDomain, organizational));
  return [...(signed ? (['dkim'] as const) : []), ...(designated ? (['spf'] as const) : [])];
}

function isAligned(domain: string, organizational: string): boolean {
  return isWithin(domain, organizational) && organizationalDomain(domain) === organizational;
}
