import sharp from 'sharp';

/** A part of a picture, in px. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Colour = readonly [red: number, green: number, blue: number];

/** Fewer pixels of one colour are no ink. */
const SPECKS = 4;

/** Relative luminance (WCAG 2). */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(left: Colour, right: Colour): number {
  const [dark = 0, light = 0] = [luminance(left), luminance(right)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

async function coloursOf(picture: Buffer, region: Region): Promise<[Colour, number][]> {
  const { data } = await sharp(picture)
    .extract(region)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const counts = new Map<number, number>();
  for (let at = 0; at + 2 < data.length; at += 3) {
    const colour = data.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, left], [, right]) => right - left)
    .map(([colour, count]) => [[colour >> 16, (colour >> 8) & 255, colour & 255], count]);
}

/**
 * The contrast (WCAG 2) of a text that is seen in a part of a picture: of its strongest ink to the colour that covers
 * most of the ground. What a program does to colours on its own account is in the picture, and in no style.
 */
export async function pictureContrast(picture: Buffer, region: Region): Promise<number> {
  const [ground, ...others] = await coloursOf(picture, region);
  if (!ground) return 1;
  const inks = others.filter(([, count]) => count >= SPECKS);
  return Math.max(1, ...inks.map(([colour]) => contrastOf(colour, ground[0])));
}
