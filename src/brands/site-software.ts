import type { Message } from '../message/message.ts';
import { mainLabel, organizationalDomain } from './domain.ts';
import { foldedString } from './fold.ts';
import type { Clue } from './mention-clue.ts';
import { squeezed } from './vocabulary.ts';

/** Shorter labels stand in subjects by chance. */
const SHORTEST_LABEL = 4;

/**
 * Programs that people run on their own sites write under the name of the program: `WordPress
 * <wordpress@tuinclub.example>` with the subject "[Tuinclub] Password changed". The subject names the site and every
 * link stays there; no desk is claimed.
 */
export function runsAtSite({ originator, subject, links }: Message): (clue: Clue) => boolean {
  const site = organizationalDomain(originator.author.addrSpec?.domain ?? '');
  const label = squeezed(foldedString(mainLabel(site)));
  const isNamed = label.length >= SHORTEST_LABEL && squeezed(foldedString(subject)).includes(label);
  const staysHome = links.every(({ host }) => host === undefined || organizationalDomain(host) === site);
  const speaksForSite = isNamed && staysHome;
  return ({ names, where, deskWord, disguised }) =>
    speaksForSite &&
    (where === 'from.display-name' || where === 'from.local-part') &&
    !deskWord &&
    !disguised &&
    names.every(({ brand }) => brand.sector === 'software');
}
