import type { Image, Message } from '../message/message.ts';
import type { Brand } from './brand.ts';
import type { BrandDirectory } from './brand-directory.ts';
import { isListed } from './domain.ts';
import { findNames } from './find-names.ts';
import { fileClues, withoutExtension } from './link-mentions.ts';
import { type Clue, clueFromOwner, clueFromText } from './mention-clue.ts';
import type { CommonPictures } from './pictures.ts';

/** Pictures looked at; a message with more is a catalogue. */
const MOST = 100;
const ALTERNATIVE_LENGTH = 200;

/**
 * Pictures: a brand's own one shown from its server, its name as alternative text or file name.
 *
 * Icons of social networks, badges of shops for applications and rows of ways to pay stand under everybody's
 * mail; they count only for brands that the header names.
 */
export function pictureClues(
  { images }: Message,
  directory: BrandDirectory,
  headline: ReadonlySet<Brand>,
): Clue[] {
  const clues = images.slice(0, MOST).flatMap((image) => imageClues(image, directory));
  const payers = new Set(clues.filter((clue) => isPayment(clue, directory.pictures)).map(brandOf));
  return clues.filter((clue) => {
    if (headline.has(brandOf(clue))) return true;
    return !isBadge(clue, directory.pictures) && (payers.size < 2 || !payers.has(brandOf(clue)));
  });
}

function brandOf({ names: [{ brand }] }: Clue): Brand {
  return brand;
}

function isBadge({ names: [{ letters }] }: Clue, { badges }: CommonPictures): boolean {
  return badges.has(letters);
}

function isPayment({ names: [{ letters, brand }] }: Clue, { payments }: CommonPictures): boolean {
  return brand.sector === 'payments' || payments.has(letters);
}

function imageClues({ source, host, alternativeText, title }: Image, directory: BrandDirectory): Clue[] {
  const words = `${alternativeText}\n${title}`.slice(0, ALTERNATIVE_LENGTH);
  return [
    ...(host ? serverClues(host, directory) : []),
    ...findNames(directory.vocabulary, words).map((sighting) => clueFromText('image', sighting)),
    ...fileClues('image', fileNameOf(source), directory),
  ];
}

function serverClues(host: string, directory: BrandDirectory): Clue[] {
  const owner = directory.ownerOf(host);
  return owner && !isListed(host, directory.pictures.hosts) ? [clueFromOwner('image', owner, host)] : [];
}

/** The last segment of a source's path without query and extension; empty for `data:`. */
function fileNameOf(source: string): string {
  if (/^data:/i.test(source)) return '';
  const path = source.slice(0, 2_000).split(/[?#]/, 1)[0] ?? '';
  return withoutExtension(path.slice(path.lastIndexOf('/') + 1).replace(/^cid:/i, ''));
}
