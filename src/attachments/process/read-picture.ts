import type { LogoCatalogue } from '../../logos/logo-catalogue.ts';
import { EMPTY_READING, type Reading } from '../attachment-reader.ts';
import { ATTACHMENT_LIMITS } from '../limits.ts';
import type { PictureLogo } from '../picture-logo.ts';
import { decodePicture, greyOf, legible, reducePixels, thumbnailOf } from './decoded-picture.ts';
import type { Pixels } from './pixels.ts';
import { readCodes } from './read-codes.ts';

/** Reads QR codes and logos of a picture: its first frame. Rejects for what is no picture. */
export async function readPicture(bytes: Uint8Array, logos?: LogoCatalogue): Promise<Reading> {
  const pixels = await decodePicture(bytes);
  return { ...EMPTY_READING, codes: await codesIn(pixels), logos: await logosIn(pixels, logos) };
}

/** The picture as words can be read in it. Rejects for what is no picture. */
export async function scanPicture(bytes: Uint8Array): Promise<Reading> {
  return { ...EMPTY_READING, scans: [await legible(await decodePicture(bytes))] };
}

/** Reads the QR codes of a picture that is decoded already. */
export async function readPixels(pixels: Pixels): Promise<string[]> {
  return codesIn(await reducePixels(pixels));
}

async function codesIn(pixels: Pixels): Promise<string[]> {
  if (Math.min(pixels.width, pixels.height) < ATTACHMENT_LIMITS.codeSide) return [];
  return readCodes(await greyOf(pixels));
}

async function logosIn(pixels: Pixels, logos?: LogoCatalogue): Promise<readonly PictureLogo[]> {
  if (!logos) return [];
  const { matchLogos } = await import('../../logos/match-logos.ts');
  const matches = matchLogos(await thumbnailOf(pixels), logos).slice(0, ATTACHMENT_LIMITS.logos);
  // Rounding leaves a shape a little more than equal to itself.
  return matches.map((match) => ({ ...match, score: Math.min(1, match.score) }));
}
