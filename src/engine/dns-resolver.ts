import { Resolver as NodeResolver } from 'node:dns/promises';
import type { Resolver } from '../authentication/resolver.ts';

/**
 * Asks name servers directly, without the hosts file.
 *
 * @param servers addresses, `192.0.2.53`, `192.0.2.53:5353` or `[2001:db8::53]:53`; none means the system's
 * @param milliseconds for all tries of one question together
 */
export function dnsResolver(servers: readonly string[], milliseconds: number): Resolver {
  const resolver = new NodeResolver({ timeout: Math.ceil(milliseconds / TRIES), tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  return async (name, type) => {
    const answer: unknown = await resolver.resolve(name, type);
    return Array.isArray(answer) ? answer : [];
  };
}

/** UDP loses a packet now and then. */
const TRIES = 2;
