import type { Link, Message } from '../message/message.ts';
import { type Destination, followLink } from './destination.ts';
import type { LinkServices } from './link-services.ts';

/** The destinations of the author's own links; those of quoted messages are somebody else's. */
export function readDestinations(
  { links }: Pick<Message, 'links'>,
  services: LinkServices,
): readonly Destination[] {
  // Newsletters repeat their links: each address is followed once.
  const known = new Map<string, Destination | undefined>();
  return links.flatMap((link) => {
    if (link.quoted || link.host === undefined) return [];
    const destination = known.has(link.target) ? known.get(link.target) : followLink(link, services);
    known.set(link.target, destination);
    return destination ? [destination.link === link ? destination : ofLink(destination, link)] : [];
  });
}

function ofLink(destination: Destination, link: Link): Destination {
  return { ...destination, link };
}
