import type { LinkService } from '../../links/link-service.ts';
import { isSendersSite } from '../../links/senders-site.ts';
import type { Facts } from '../facts.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Observation } from '../signal.ts';

/** The first link that leads to a service of a kind and not to the sender's own site. */
export function serviceLink(
  { destinations, sender }: Facts,
  { brands }: Knowledge,
  kind: LinkService['kind'],
): readonly Observation[] {
  const found = destinations.find(
    ({ service, host }) => service?.kind === kind && !isSendersSite(host, sender, brands),
  );
  return found ? [{ where: 'link', evidence: found.host }] : [];
}
