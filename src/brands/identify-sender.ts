import type { Authentication } from '../authentication/authentication.ts';
import type { Message } from '../message/message.ts';
import type { BrandDirectory } from './brand-directory.ts';
import { isListed, isWithin, organizationalDomain } from './domain.ts';
import type { SenderIdentity } from './sender-identity.ts';

/** Who sent a message, by the domain of the author that a reader sees, whatever the message claims. */
export function identifySender(
  { originator }: Message,
  authentication: Authentication,
  directory: BrandDirectory,
): SenderIdentity {
  const domain = originator.author.addrSpec?.domain ?? '';
  const organizational = organizationalDomain(domain);
  return {
    domain,
    organizationalDomain: organizational,
    ...kindOf(domain, organizational, directory),
    authenticated: domain !== '' && isAuthenticated(authentication, organizational),
  };
}

function kindOf(
  domain: string,
  organizational: string,
  directory: BrandDirectory,
): Pick<SenderIdentity, 'kind' | 'brand'> {
  const { mailboxProviders, relays } = directory.senderLists;
  const owner = directory.ownerOf(domain);
  const brand = owner && { brand: owner };
  if (mailboxProviders.has(domain) || directory.isMailboxDomain(domain))
    return { kind: 'mailbox-provider', ...brand };
  if (directory.customerDomainOf(domain)) return { kind: 'mailbox-provider' };
  if (isListed(domain, relays)) return { kind: 'relay', ...brand };
  if (owner) return { kind: 'brand', brand: owner };
  const lookalike = directory.lookalikeOf(organizational);
  return lookalike ? { kind: 'lookalike', brand: lookalike.brand } : { kind: 'stranger' };
}

/**
 * DMARC passed, or DKIM or SPF passed for a domain with the author's organizational domain: what DMARC calls
 * relaxed alignment (RFC 7489 §3.1), for the many domains that publish no policy.
 */
function isAuthenticated(authentication: Authentication, organizational: string): boolean {
  if (authentication.dmarc === 'pass') return true;
  const { dkimDomains, spf, spfDomain } = authentication;
  const passed = [...dkimDomains, ...(spf === 'pass' && spfDomain ? [spfDomain] : [])];
  return passed.some(
    (domain) => isWithin(domain, organizational) && organizationalDomain(domain) === organizational,
  );
}
