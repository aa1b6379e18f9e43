import type { Mailbox } from '../message/mailbox.ts';
import type { Language } from '../message/message.ts';
import { isAffiliation } from './affiliation.ts';
import type { Brand } from './brand.ts';
import type { BrandDirectory } from './brand-directory.ts';
import type { MentionPlace } from './brand-mention.ts';
import { isSpokenTo } from './customers.ts';
import { isRole } from './entitlement.ts';
import { findNames, type NameSighting } from './find-names.ts';
import { foldedString } from './fold.ts';
import { type LabelName, namesInLabel } from './label-names.ts';
import { type Clue, clueFromLabel, clueFromOwner, clueFromText } from './mention-clue.ts';
import { misspeltClues } from './misspelt-mentions.ts';
import { segmentLabel } from './segmentation.ts';
import { isMailer } from './signature-mentions.ts';
import { slotHints } from './slot-hints.ts';
import { squeezed, type Vocabulary } from './vocabulary.ts';

/** A display-name longer than this is there to cost time. */
const NAME_LENGTH = 500;

/** An address or host shown where the name should be: `"support@paypal.com" <x@example.net>`, "Amazon.de". */
const ADDRESS_IN_NAME = /(?:[\w.+-]{1,64}@)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})/gi;

/** A mailbox whose display-name is read. */
export interface NamedMailbox {
  readonly where: MentionPlace;
  readonly mailbox: Mailbox;
  readonly language: Language;
}

/** What a display-name says: names, addresses, names without spaces, misspelt names. */
export function displayNameClues(named: NamedMailbox, directory: BrandDirectory): Clue[] {
  const name = named.mailbox.displayName.slice(0, NAME_LENGTH);
  if (name === '') return [];
  const addresses = ownedAddresses(name, directory);
  const sightings = findNames(directory.vocabulary, name).filter(
    ({ start }) => !addresses.some((address) => start >= address.start && start < address.end),
  );
  return [
    ...addresses.flatMap(({ brand, written }) => (brand ? [clueFromOwner(named.where, brand, written)] : [])),
    ...sightings.map((sighting) => nameClue(named, sighting, name, directory)),
    ...gluedClues(named.where, name, sightings, directory),
    ...misspeltClues({ ...named, name, sightings }, directory),
  ];
}

/**
 * An everyday word that is the whole display-name, or stands there among words of the trade ("Orange Facture"),
 * is the brand; unless the mailbox has it, too: `Elisa <elisa.tamm@…>` is a person.
 */
function nameClue(
  named: NamedMailbox,
  sighting: NameSighting,
  text: string,
  directory: BrandDirectory,
): Clue {
  const { where, mailbox } = named;
  const localPart = mailbox.addrSpec?.localPart ?? '';
  const clue = sighting.names[0].ambiguous
    ? everydayClue(named, sighting, text, directory)
    : clueFromText(where, sighting);
  // Nobody disguises the name of an employer, and the sign in `P@yPal` is a letter of it.
  const affiliated = !clue.disguised && isAffiliation(directory.vocabulary, text, sighting.start, localPart);
  return { ...clue, ...(affiliated && { affiliation: true as const }) };
}

function everydayClue(
  { where, mailbox, language }: NamedMailbox,
  sighting: NameSighting,
  text: string,
  directory: BrandDirectory,
): Clue {
  const { letters } = sighting.names[0];
  const alone = squeezed(foldedString(text, 'confusable')) === letters;
  const person =
    isPersonal(sighting.written) && foldedString(mailbox.addrSpec?.localPart ?? '').includes(letters);
  const { clear, deskWord } = slotHints(directory.vocabulary, text, sighting);
  const hinted = clear && (deskWord || isWrittenAsName(sighting.written, text));
  const seen = { ...sighting, deskWord, countryWord: false };
  const clue = clueFromText(where, seen, { whole: alone && !person, hinted });
  if (clue.clear || alone || !clue.exactCase) return clue;
  const spoken = sighting.names.some(({ brand }) => isSpokenTo(brand, language));
  return { ...clue, clear: spoken && isTradeOnly(text, directory) };
}

/** Written like the name of a person: capital first, small letters after. */
function isPersonal(written: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(written);
}

/** With a capital, or in small letters where everything is. */
function isWrittenAsName(written: string, text: string): boolean {
  return /\p{Lu}/u.test(written) || text === text.toLowerCase();
}

/** Every word of a text is a name, a desk word, a country, a number or another word of mailbox names. */
function isTradeOnly(text: string, { vocabulary }: BrandDirectory): boolean {
  return segmentLabel(vocabulary, text)
    .flat()
    .every(({ word }) => word.kind !== 'unknown');
}

/** Words without spaces ("NetflixSupport", "ShellRewards"), and names that signs part ("Meta.Mask"). */
function gluedClues(
  where: MentionPlace,
  name: string,
  sightings: readonly NameSighting[],
  { vocabulary }: BrandDirectory,
): Clue[] {
  const seen = new Set(sightings.flatMap(({ names }) => names.map(({ brand }) => brand)));
  return name
    .split(/\s+/)
    .filter((word) => word.length > 4 && !word.includes('@'))
    .flatMap((word) => [...partedNames(word, vocabulary), ...namesInLabel(vocabulary, word)])
    .filter((label) => isGlued(label) && !seen.has(label.names[0].brand))
    .map((label) => clueFromLabel(where, label));
}

function isGlued({ whole, names, deskWord, tradeWord }: LabelName): boolean {
  return !whole && (deskWord || tradeWord || !names[0].ambiguous);
}

/** Shorter names are found in abbreviations. */
const SHORTEST_PARTED = 6;

/** A name of one word with signs between its letters; beside a sign alone they are there to deceive filters. */
function partedNames(word: string, vocabulary: Vocabulary): LabelName[] {
  const joined = word.replace(/[^\p{L}\p{N}]/gu, '');
  if (joined === word) return [];
  const disguised = word.split(/[^\p{L}\p{N}]+/u).some((piece) => piece.length === 1);
  return namesInLabel(vocabulary, joined)
    .filter(
      ({ whole, names: [{ ambiguous, letters }] }) =>
        whole && !ambiguous && letters.length >= SHORTEST_PARTED,
    )
    .map((name) => ({ ...name, written: word, whole: false, disguised }));
}

interface OwnedAddress {
  /** The brand, where the address is its own; absent for a customer's mailbox. */
  readonly brand?: Brand;
  readonly written: string;
  /** The part of the display-name in which no name counts. */
  readonly start: number;
  readonly end: number;
}

/**
 * Addresses and hosts of brands. Of a customer's mailbox only the local part is read like other words; `info@` and the
 * like are the brand's. The name within a host stays a name ("Amazon.de Kundenservice").
 */
function ownedAddresses(name: string, directory: BrandDirectory): OwnedAddress[] {
  return Array.from(name.matchAll(ADDRESS_IN_NAME)).flatMap(({ 0: written, 1: host = '', index }) => {
    const brand = directory.ownerOf(host);
    const end = index + written.length;
    if (written === host) return brand ? [{ brand, written, start: end, end }] : [];
    const shared = isShared(host.toLowerCase(), directory) && !isOwnRole(written, brand, directory);
    if (shared) return [{ written, start: end - host.length, end }];
    return brand ? [{ brand, written, start: index, end }] : [];
  });
}

/** `info@proximus.be`: customers have mailboxes there, but this one is the brand's. */
function isOwnRole(address: string, brand: Brand | undefined, directory: BrandDirectory): boolean {
  if (!brand || isMailer(brand)) return false;
  return isRole(address.slice(0, address.indexOf('@')), brand, directory);
}

function isShared(host: string, { isMailboxDomain, senderLists }: BrandDirectory): boolean {
  return isMailboxDomain(host) || senderLists.mailboxProviders.has(host);
}
