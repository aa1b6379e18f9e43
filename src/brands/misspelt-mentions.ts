import type { Mailbox } from '../message/mailbox.ts';
import type { BrandDirectory } from './brand-directory.ts';
import type { MentionPlace } from './brand-mention.ts';
import type { NameSighting } from './find-names.ts';
import { foldedString } from './fold.ts';
import type { Clue } from './mention-clue.ts';
import { segmentLabel } from './segmentation.ts';
import { squeezed } from './vocabulary.ts';

/** A display-name with more words than this says too much to be a name with a typing error. */
const WORDS = 8;

interface ReadName {
  readonly where: MentionPlace;
  readonly mailbox: Mailbox;
  /** The display-name. */
  readonly name: string;
  /** The names that were found in it as they are written. */
  readonly sightings: readonly NameSighting[];
}

/**
 * A misspelt name that is the whole display-name or stands there among listed words only: "DocSign", "Netfliix
 * Billing". Beside other words it may be somebody's surname ("Mike Phillips"), and where the address has it, too,
 * it is the sender's own name.
 */
export function misspeltClues(
  { where, mailbox, name, sightings }: ReadName,
  directory: BrandDirectory,
): Clue[] {
  if (sightings.length > 0) return [];
  const { vocabulary } = directory;
  const words = name.split(/[^\p{L}\p{N}|]+/u).filter(Boolean);
  if (words.length > WORDS) return [];
  return words.flatMap((written, at) => {
    const near = vocabulary.nearNames.nameNear(written);
    if (!near || isOwnName(written, mailbox)) return [];
    const rest = words.filter((_, index) => index !== at).join(' ');
    const segments = segmentLabel(vocabulary, rest).flat();
    if (segments.some(({ word }) => word.kind === 'unknown')) return [];
    const deskWord = segments.some(({ word }) => word.kind === 'desk');
    return [{ names: [near], where, written, clear: true, exactCase: false, disguised: true, deskWord }];
  });
}

function isOwnName(written: string, { addrSpec }: Mailbox): boolean {
  const address = addrSpec ? foldedString(`${addrSpec.localPart} ${addrSpec.domain}`) : '';
  return squeezed(address).includes(squeezed(foldedString(written)));
}
