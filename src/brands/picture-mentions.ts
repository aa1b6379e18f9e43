import type { Image, Message } from '../message/message.ts';
import type { Brand } from './brand.ts';
import type { BrandDirectory } from './brand-directory.ts';
import { isListed } from './domain.ts';
import { findNames } from './find-names.ts';
import { namesInLabel } from './label-names.ts';
import { fileClues, isShownPicture, withoutExtension } from './link-mentions.ts';
import { type Clue, clueFromLabel, clueFromOwner, clueFromText } from './mention-clue.ts';
import type { CommonPictures } from './pictures.ts';

/** Pictures looked at; a message with more is a catalogue. */
const MOST = 100;
const ALTERNATIVE_LENGTH = 200;

/**
 * Pictures: a brand's own one shown from its server, its name as alternative text, Content-ID or file name, also of the
 * part that holds it.
 *
 * Icons of social networks, badges of shops for applications and rows of ways to pay stand under everybody's
 * mail; they count only for brands that the header names.
 */
export function pictureClues(
  { images, parts }: Message,
  directory: BrandDirectory,
  headline: ReadonlySet<Brand>,
): Clue[] {
  const clues = [
    ...images.slice(0, MOST).flatMap((image) => imageClues(image, directory)),
    ...parts
      .filter(isShownPicture)
      .slice(0, MOST)
      .flatMap(({ fileName }) => pictureFileClues(withoutExtension(fileName), directory)),
  ];
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
    ...findNames(directory.vocabulary, words).map((sighting) =>
      clueFromText('image', sighting, { hinted: isLogo(sighting, words) }),
    ),
    ...pictureFileClues(fileNameOf(source), directory),
  ];
}

/** The name of a file; an everyday word counts as the name of a logo: `Shell_logo.svg`. */
function pictureFileClues(fileName: string, directory: BrandDirectory): Clue[] {
  const logos = /logo/i.test(fileName) ? namesInLabel(directory.vocabulary, fileName) : [];
  return [
    ...fileClues('image', fileName, directory),
    ...logos
      .filter((label) => label.names[0].ambiguous && isLogo(label, fileName))
      .map((label) => ({ ...clueFromLabel('image', label), clear: true })),
  ];
}

/** "Logo" stands directly beside a name that is no word for everything ("free logo"). */
function isLogo({ names, written }: Pick<Clue, 'names' | 'written'>, text: string): boolean {
  const at = text.indexOf(written);
  if (at === -1 || names[0].modifier) return false;
  return (
    /logo[\s_.-]{0,3}$/i.test(text.slice(0, at)) || /^[\s_.-]{0,3}logo/i.test(text.slice(at + written.length))
  );
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
