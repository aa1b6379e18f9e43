import type { DNSResolver } from 'mailauth';
import type { Resolver } from './resolver.ts';

/** A resolver in the form of mailauth. */
export type MailauthResolver = DNSResolver;

/** Every call gets a list of its own: mailauth sorts lists in place. */
export function mailauthResolver(resolver: Resolver): MailauthResolver {
  // mailauth declares strings only, and takes what `dns.promises.resolve` yields: for MX that is objects.
  return async (name, type) => [...(await resolver(name, type))] as string[];
}
