import type { Message } from '../message/message.ts';
import type { Brand } from './brand.ts';
import type { BrandDirectory } from './brand-directory.ts';
import { findNames, type NameSighting } from './find-names.ts';
import { type Clue, clueFromOwner, clueFromText } from './mention-clue.ts';

/** Logos drawn without a picture: the name in large letters and nothing else, and coloured cells of a table. */
export function drawnClues(message: Message, directory: BrandDirectory): Clue[] {
  return [...letteredLogos(message, directory), ...squares(message, directory)];
}

/** A logo stands at the top. Further down, a large name is the headline of a chapter. */
const AT_TOP = 3;

/** Large texts that are nothing but the name of one brand. News about several companies names each in large letters. */
function letteredLogos({ largeTexts }: Message, { vocabulary }: BrandDirectory): Clue[] {
  const names = largeTexts.flatMap(({ text }, index) => {
    const name = text.length <= LONGEST_NAME ? onlyName(text, findNames(vocabulary, text)) : undefined;
    return name ? [{ name, index }] : [];
  });
  const brands = new Set<Brand>(names.map(({ name }) => name.names[0].brand));
  if (brands.size !== 1) return [];
  return names
    .filter(({ index }) => index < AT_TOP)
    .slice(0, 1)
    .map(({ name }) => clueFromText('image', name));
}

const LONGEST_NAME = 40;

/** Beside the name stand signs at most: "Netflix®". */
function onlyName(text: string, sightings: readonly NameSighting[]): NameSighting | undefined {
  return sightings.find(({ start, end }) => !/[\p{L}\p{N}]/u.test(text.slice(0, start) + text.slice(end)));
}

/** Logos of four squares by their colours: left to right, top to bottom. */
const SQUARES = [{ brand: 'microsoft', colors: [0xf25022, 0x7fba00, 0x00a4ef, 0xffb900] }] as const;

/** What is quoted of them. */
const FOUR_SQUARES = '■ ■ ■ ■';

/** So much each part of a colour may differ. */
const TOLERANCE = 28;

function squares({ cellColors }: Message, directory: BrandDirectory): Clue[] {
  return SQUARES.flatMap(({ brand: id, colors }) => {
    const brand = directory.byId(id);
    const drawn = cellColors.some((_, at) =>
      colors.every((color, square) => isAbout(cellColors[at + square], color)),
    );
    return brand && drawn ? [clueFromOwner('image', brand, FOUR_SQUARES)] : [];
  });
}

function isAbout(color: number | undefined, wanted: number): boolean {
  if (color === undefined) return false;
  return [16, 8, 0].every(
    (shift) => Math.abs(((color >> shift) & 0xff) - ((wanted >> shift) & 0xff)) <= TOLERANCE,
  );
}
