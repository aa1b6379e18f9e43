import type { AttachmentContent } from '../attachments/attachment-content.ts';
import type { Message } from '../message/message.ts';
import type { Brand } from './brand.ts';
import type { BrandDirectory } from './brand-directory.ts';
import type { BrandMention, MentionPlace } from './brand-mention.ts';
import { drawnClues } from './drawn-mentions.ts';
import { imprintClues } from './imprint-mentions.ts';
import { inviteClues } from './invite-mentions.ts';
import { attachmentClues, linkClues } from './link-mentions.ts';
import type { Clue } from './mention-clue.ts';
import { originatorClues, replyToClues } from './originator-mentions.ts';
import { pictureClues } from './picture-mentions.ts';
import { pictureWordClues } from './picture-word-mentions.ts';
import { runsAtSite } from './site-software.ts';
import { textClues } from './text-mentions.ts';

/** From the place where a name claims most to the place where it claims least. */
const STRONGEST_FIRST: readonly MentionPlace[] = [
  'from.display-name',
  'from.local-part',
  'from.domain',
  'reply-to',
  'signature',
  'subject',
  'image',
  'link',
  'body',
  'attachment',
  'invite',
];

/**
 * Every brand named in a message, entitled or not: one mention per brand and place, strongest place first.
 *
 * An everyday word ("Orange") is ambiguous unless something beside it, or another sign of the same brand in
 * the message, says that the brand is meant.
 */
export function findMentions(
  message: Message,
  directory: BrandDirectory,
  attachments: readonly AttachmentContent[] = [],
): readonly BrandMention[] {
  const written = [
    ...originatorClues(message, directory).map(atItsSite(message)),
    ...replyToClues(message, directory),
    ...textClues(message, directory),
    ...imprintClues(message, directory),
    ...inviteClues(message, directory),
  ];
  const headline = headlineBrands(written);
  const clues = [
    ...written,
    ...pictureClues(message, directory, headline),
    ...drawnClues(message, directory),
    ...pictureWordClues(attachments, directory, headline),
    ...attachmentClues(message, directory),
    ...linkClues(message, directory),
  ];
  const present = presentBrands(message, directory, clues);
  const shown = new Set(clues.filter(isShown).map((clue) => brandMeant(clue, present)));
  const mentions = new Map<string, BrandMention>();
  for (const clue of clues) {
    const brand = brandMeant(clue, present);
    const mention = mentionOf(brand, clue, clue.inHost ? shown : present);
    const key = `${brand.id} ${clue.where}`;
    const known = mentions.get(key);
    if (!known || isClearer(mention, known)) mentions.set(key, mention);
  }
  return [...mentions.values()].toSorted(
    (left, right) => STRONGEST_FIRST.indexOf(left.where) - STRONGEST_FIRST.indexOf(right.where),
  );
}

/** The program of a site is where the message comes from, not whom it claims to be. */
function atItsSite(message: Message): (clue: Clue) => Clue {
  const isSiteSoftware = runsAtSite(message);
  return (clue) => (isSiteSoftware(clue) ? { ...clue, affiliation: true } : clue);
}

/** Brands that the From, Reply-To or Subject field names. */
function headlineBrands(clues: readonly Clue[]): ReadonlySet<Brand> {
  const headline = clues.filter(({ where }) => where !== 'body' && where !== 'signature');
  return new Set(headline.flatMap(({ names }) => names.map(({ brand }) => brand)));
}

/** Brands of which more than an everyday word is there: a clear name, an own domain as sender or of a picture. */
function presentBrands(
  { originator, images }: Message,
  directory: BrandDirectory,
  clues: readonly Clue[],
): ReadonlySet<Brand> {
  const hosts = new Set([originator.author.addrSpec?.domain, ...images.map(({ host }) => host)]);
  const owners = Array.from(hosts, (host) => (host ? directory.ownerOf(host) : undefined));
  // A text about computers names Microsoft; that makes no claim of "Windows" in the name of its author.
  const clear = clues.filter((clue) => clue.clear && clue.where !== 'body');
  const named = clear.filter(({ names }) => names.length === 1).map(({ names: [{ brand }] }) => brand);
  const certain = new Set([...owners, ...named].filter((brand) => brand !== undefined));
  return new Set([...certain, ...clear.map((clue) => brandMeant(clue, certain))]);
}

/** Homonyms: the one of which there are other signs, else the one that the directory lists first. */
function brandMeant({ names }: Clue, present: ReadonlySet<Brand>): Brand {
  const [{ brand: first }] = names;
  return names.find(({ brand }) => present.has(brand))?.brand ?? first;
}

/** A clear name in the From field. */
function isShown({ where, clear, affiliation }: Clue): boolean {
  return clear && !affiliation && (where === 'from.display-name' || where === 'from.local-part');
}

function mentionOf(brand: Brand, clue: Clue, present: ReadonlySet<Brand>): BrandMention {
  const { where, written, disguised, deskWord, clear, exactCase, affiliation, imprint } = clue;
  return {
    brand,
    where,
    evidence: written,
    ambiguous: !clear && !(exactCase && present.has(brand)),
    disguised,
    deskWord,
    ...(affiliation && { affiliation }),
    ...(imprint && { imprint }),
  };
}

/** Of two mentions in one place: the clear one, no affiliation, an imprint, beside a desk word, in disguise. */
function isClearer(left: BrandMention, right: BrandMention): boolean {
  if (left.ambiguous !== right.ambiguous) return !left.ambiguous;
  if (left.affiliation !== right.affiliation) return !left.affiliation;
  if (left.imprint !== right.imprint) return left.imprint === true;
  if (left.deskWord !== right.deskWord) return left.deskWord;
  return left.disguised && !right.disguised;
}
