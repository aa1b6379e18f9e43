import type { Invite } from '../message/invite.ts';
import type { Language, Message } from '../message/message.ts';
import type { BrandDirectory } from './brand-directory.ts';
import { displayNameClues } from './display-name-mentions.ts';
import { findNames, type NameSighting } from './find-names.ts';
import { type Clue, clueFromText } from './mention-clue.ts';
import { slotHints } from './slot-hints.ts';
import { isInAddress } from './written-addresses.ts';

/** Events looked at; a message with more brings a whole calendar. */
const MOST = 5;
const SUMMARY_LENGTH = 500;
const DESCRIPTION_LENGTH = 5_000;

/**
 * Whose property something is, said to the reader, directly in front of a name: "your PayPal account". People who
 * invite each other write about brands ("KPN monteur"), but not so.
 */
const YOUR =
  /(?:^|[^\p{L}])(?:your|uw|je|jouw|jullie|votre|vos|ton|ta|tes|ihre?[rnms]?|deine?[rnms]?|teie|sinu)\s(?:[\p{L}-]{1,20}\s){0,2}$/iu;

/**
 * Brands that an invite speaks as: named as organiser, or in the summary or description as the company that the
 * reader is a customer of. What the organiser's own company is called claims nothing.
 */
export function inviteClues({ invites, language }: Message, directory: BrandDirectory): Clue[] {
  return invites.slice(0, MOST).flatMap((invite) => {
    const owner = directory.ownerOf(invite.organizer?.addrSpec?.domain ?? '');
    const clues = [
      ...organizerClues(invite, language, directory),
      ...textClues(invite.summary.slice(0, SUMMARY_LENGTH), directory),
      ...textClues(invite.description.slice(0, DESCRIPTION_LENGTH), directory),
    ];
    return clues.filter(({ names }) => !names.some(({ brand }) => brand === owner));
  });
}

function organizerClues({ organizer }: Invite, language: Language, directory: BrandDirectory): Clue[] {
  return organizer ? displayNameClues({ where: 'invite', mailbox: organizer, language }, directory) : [];
}

function textClues(text: string, directory: BrandDirectory): Clue[] {
  if (text === '') return [];
  return findNames(directory.vocabulary, text)
    .filter((sighting) => !isInAddress(text, sighting) && YOUR.test(before(text, sighting)))
    .map((sighting) => {
      const { clear } = slotHints(directory.vocabulary, text, sighting);
      return clueFromText('invite', sighting, { hinted: clear });
    });
}

/** Enough for the words of `YOUR`. */
const REACH = 60;

function before(text: string, { start }: NameSighting): string {
  return text.slice(Math.max(0, start - REACH), start);
}
