import { mainLabel } from '../../brands/domain.ts';
import { foldedString } from '../../brands/fold.ts';
import { bearsName, organisationName } from '../../brands/organisation-name.ts';
import { squeezed } from '../../brands/vocabulary.ts';
import type { Facts } from '../facts.ts';
import type { Knowledge } from '../knowledge.ts';

/** Shorter labels stand in subjects by chance. */
const SHORTEST_LABEL = 5;

/**
 * A sender whose domain bears the name it gives itself, in the display-name or the subject, and whose name is no brand's:
 * the brands in its text are what it writes about.
 */
export function writesAsItself({ message, sender, mentions }: Facts, { brands }: Knowledge): boolean {
  const { author, defects } = message.originator;
  if (sender.kind !== 'stranger' || defects.length > 0) return false;
  if (mentions.some(({ where, ambiguous }) => where.startsWith('from.') && !ambiguous)) return false;
  const domain = sender.organizationalDomain;
  const name = organisationName(author.displayName, brands.vocabulary);
  if (name.ownWords.length > 0) return bearsName(domain, name);
  const label = squeezed(foldedString(mainLabel(domain)));
  return label.length >= SHORTEST_LABEL && squeezed(foldedString(message.subject)).includes(label);
}
