import type { AttachmentContent } from '../attachments/attachment-content.ts';
import type { PictureLogo } from '../attachments/picture-logo.ts';
import type { Brand } from './brand.ts';
import type { BrandDirectory } from './brand-directory.ts';
import { findNames } from './find-names.ts';
import { type Clue, clueFromOwner, clueFromText } from './mention-clue.ts';
import { isInAddress } from './written-addresses.ts';

/** Where a picture says whom it is from. Further down stand ways to pay and what is sold. */
const HEAD = 300;

/** Beyond the head a name counts beside a desk word only. */
const READ_LENGTH = 4_000;

/**
 * What the pixels of pictures say: names in the words that were read in them, in the head or beside a desk word, and
 * logos recognised by their shape. An everyday word counts as the brand writes it and beside a desk word only ("Service
 * clientèle Orange", not "Un conseiller"). Logos that stand in everybody's mail count only for brands that the header
 * names.
 */
export function pictureWordClues(
  attachments: readonly AttachmentContent[],
  directory: BrandDirectory,
  headline: ReadonlySet<Brand>,
): Clue[] {
  const pictures = attachments.filter(({ where }) => where === 'image');
  return [
    ...pictures.flatMap(({ text }) => wordClues(text.slice(0, READ_LENGTH), directory)),
    ...logoClues(
      pictures.flatMap(({ logos }) => logos),
      directory,
      headline,
    ),
  ];
}

function wordClues(text: string, { vocabulary }: BrandDirectory): Clue[] {
  if (text === '') return [];
  return findNames(vocabulary, text)
    .filter((sighting) => (sighting.deskWord || sighting.start < HEAD) && !isInAddress(text, sighting))
    .map((sighting) => clueFromText('image', sighting))
    .filter(({ clear, exactCase, names: [{ ambiguous }] }) => clear && (exactCase || !ambiguous));
}

/** Logos of more brands than this are a wall of sponsors, a catalogue, the foot of a shop's mail. */
const MOST_BRANDS = 2;

function logoClues(
  logos: readonly PictureLogo[],
  directory: BrandDirectory,
  headline: ReadonlySet<Brand>,
): Clue[] {
  const ids = new Set(logos.filter(({ role }) => role === 'brand').map(({ brand }) => brand));
  const shown = [...ids].flatMap((id) => directory.byId(id) ?? []);
  const named = logos
    .flatMap(({ brand }) => directory.byId(brand) ?? [])
    .filter((brand) => headline.has(brand));
  const claimed = shown.length > MOST_BRANDS ? named : [...shown, ...named];
  return [...new Set(claimed)].map((brand) => clueFromOwner('image', brand, brand.name));
}
