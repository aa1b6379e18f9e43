import type { Authentication } from '../authentication/authentication.ts';
import { isWithin } from '../brands/domain.ts';
import type { SenderIdentity } from '../brands/sender-identity.ts';
import type { Originator } from '../message/message.ts';
import type { OriginRole } from '../rules/fact-model.ts';
import type { Facts } from '../signals/facts.ts';
import type { IdentityClaim } from './identity-claim.ts';
import type { Origin } from './verdict.ts';

/** The sender in relation to the claim. */
export function describeOrigin(
  { sender, authentication }: Facts,
  claim: IdentityClaim | undefined,
  firstContact: boolean | undefined,
): Origin {
  const { spf, dkim, dmarc } = authentication;
  return {
    domain: sender.domain,
    role: originRole(sender, claim, authentication),
    authentication: { spf, dkim, dmarc },
    ...(firstContact !== undefined && { firstContact }),
    ...partnerNote(sender, claim),
  };
}

/** Of several entries for one partner the one that counts longest. */
function partnerNote({ domain }: SenderIdentity, claim: IdentityClaim | undefined): Pick<Origin, 'partner'> {
  if (claim?.entitlement !== 'partner') return {};
  const entries = claim.claimed.partners.filter((partner) => isWithin(domain, partner.domain));
  const [entry] = entries.toSorted((left, right) => (left.expires < right.expires ? 1 : -1));
  if (!entry) return {};
  const { role, complaints } = entry;
  return { partner: { domain: entry.domain, role, ...(complaints !== undefined && { complaints }) } };
}

/** Whoever forges a brand's domain is no more the brand than anybody else: its own policy (DMARC) says so. */
function originRole(
  { kind, authenticated }: SenderIdentity,
  claim: IdentityClaim | undefined,
  { dmarc }: Authentication,
): OriginRole {
  if (claim?.entitlement === 'own') return dmarc === 'fail' && !authenticated ? 'stranger' : 'brand';
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
