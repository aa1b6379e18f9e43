import type { Authentication } from '../authentication/authentication.ts';
import type { Message, Originator } from '../message/message.ts';
import { alignedMethods } from './aligned-methods.ts';
import type { BrandDirectory } from './brand-directory.ts';
import { isListed, organizationalDomain } from './domain.ts';
import type { SenderIdentity } from './sender-identity.ts';

/** Who sent a message, by the domain of the author that a reader sees, whatever the message claims. */
export function identifySender(
  { originator }: Message,
  authentication: Authentication,
  directory: BrandDirectory,
): SenderIdentity {
  const domain = originator.author.addrSpec?.domain ?? '';
  const organizational = organizationalDomain(domain);
  const sender = {
    domain,
    organizationalDomain: organizational,
    ...kindOf(domain, organizational, directory),
  };
  return {
    ...sender,
    authenticated: domain !== '' && isAuthenticated(originator, authentication, sender),
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
 * Some method passed for the author's domain. Where anybody has a mailbox SPF proves only that the message left
 * by the provider's servers, as the mail of every customer does: there it takes the provider's signature. With
 * several authors the proof may be about another one than the mail client shows.
 */
function isAuthenticated(
  { defects }: Originator,
  authentication: Authentication,
  sender: Pick<SenderIdentity, 'kind' | 'organizationalDomain'>,
): boolean {
  if (defects.includes('duplicate-field') || defects.includes('several-domains')) return false;
  const methods = alignedMethods(authentication, sender.organizationalDomain);
  return sender.kind === 'mailbox-provider' ? methods.includes('dkim') : methods.length > 0;
}
