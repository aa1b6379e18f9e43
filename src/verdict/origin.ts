import type { Authentication } from '../authentication/authentication.ts';
import type { SenderIdentity } from '../brands/sender-identity.ts';
import type { Originator } from '../message/message.ts';
import type { OriginRole } from '../rules/fact-model.ts';
import type { Facts } from '../signals/facts.ts';
import type { IdentityClaim } from './identity-claim.ts';
import type { Origin } from './verdict.ts';

/** The sender in relation to the claim. */
export function describeOrigin(
  { sender, authentication: { spf, dkim, dmarc } }: Facts,
  claim: IdentityClaim | undefined,
  firstContact: boolean | undefined,
): Origin {
  return {
    domain: sender.domain,
    role: originRole(sender, claim),
    authentication: { spf, dkim, dmarc },
    ...(firstContact !== undefined && { firstContact }),
  };
}

function originRole({ kind }: SenderIdentity, claim: IdentityClaim | undefined): OriginRole {
  if (claim?.entitlement === 'own') return 'brand';
  if (claim?.entitlement === 'partner') return 'partner';
  // The domain of a brand is a stranger to every other brand.
  return kind === 'brand' ? 'stranger' : kind;
}

/** Somebody looked at the sender's authentication, and it does not hold. */
export function authenticationFailed(sender: SenderIdentity, { spf, dkim, dmarc }: Authentication): boolean {
  return !sender.authenticated && [spf, dkim, dmarc].includes('fail');
}

/**
 * The authentication is about the author whom the reader sees. With several From fields or domains it may be
 * about another one than the mail client shows.
 */
export function authenticatedAuthor(sender: SenderIdentity, { defects }: Originator): boolean {
  const several = defects.includes('duplicate-field') || defects.includes('several-domains');
  return sender.authenticated && !several;
}
