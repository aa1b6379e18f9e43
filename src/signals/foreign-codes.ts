import type { BrandDirectory } from '../brands/brand-directory.ts';
import { organizationalDomain } from '../brands/domain.ts';
import type { Facts } from './facts.ts';
import { isForeignHost } from './foreign-host.ts';
import type { Observation } from './signal.ts';

/**
 * Where QR codes lead that lead to neither the sender nor a known brand, nor to anybody whom the text links to as well:
 * whoever hides a link in a picture does not write it beside the picture.
 */
export function foreignCodes(facts: Facts, brands: BrandDirectory): Observation[] {
  const codes = facts.destinations.filter(({ link }) => link.kind === 'code');
  if (codes.length === 0) return [];
  const written = facts.destinations.filter(({ link }) => link.kind !== 'code' && link.kind !== 'attachment');
  const shown = new Set(written.map(({ host }) => organizationalDomain(host)));
  return codes
    .filter(({ host }) => isForeignHost(host, facts, brands) && !shown.has(organizationalDomain(host)))
    .map(({ link, host }) => ({ where: placeOf(facts, link.target), evidence: host }));
}

/** A picture of the message, or an attached document. */
function placeOf({ attachments }: Facts, target: string): 'attachment' | 'image' {
  const holder = attachments.find(({ links }) =>
    links.some((link) => link.kind === 'code' && link.target === target),
  );
  return holder?.where ?? 'image';
}
