import sharp from 'sharp';

/** Numbers between 0 and 1, the same in every run (a linear congruential generator). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  next(): number {
    this.#state = (this.#state * 1_664_525 + 1_013_904_223) >>> 0;
    return this.#state / 2 ** 32;
  }

  between(least: number, most: number): number {
    return Math.floor(least + this.next() * (most - least + 1));
  }

  of<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.between(0, items.length - 1)] ?? items[0];
  }
}

interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

const WHITE: Colour = { r: 255, g: 255, b: 255 };

/** Draws a logo with its longer side so many pixels long, transparent around it. */
export type Draw = (side: number) => Promise<Buffer>;

/** What happens to a logo on its way into a message. */
type Degradation = (draw: Draw, chance: Chance) => Promise<Buffer>;

export const DEGRADATIONS: Readonly<Record<string, Degradation>> = {
  'on white, 180-400 px': async (draw, chance) => framed(await draw(chance.between(180, 400)), WHITE, 0.05),
  'no margin': async (draw, chance) => onGround(await draw(chance.between(180, 400)), WHITE),
  transparent: (draw, chance) => draw(chance.between(100, 400)),
  '24-64 px': async (draw, chance) => framed(await draw(chance.between(24, 64)), WHITE, 0.06),
  recoloured: async (draw, chance) =>
    framed(await inColour(await draw(200), darkColour(chance)), WHITE, 0.08),
  'other background': async (draw, chance) => {
    const [ink, ground] = contrast(chance);
    return framed(await inColour(await draw(200), ink), ground, 0.1);
  },
  'pale background': async (draw, chance) => framed(await draw(200), paleColour(chance), 0.1),
  'cropped by 10 %': cropped,
  'JPEG 40': async (draw, chance) =>
    sharp(await framed(await draw(chance.between(100, 300)), WHITE, 0.08))
      .jpeg({ quality: 40 })
      .toBuffer(),
  'header strip': headerStrip,
  'beside words': besideWords,
  screenshot,
};

async function onGround(picture: Buffer, background: Colour): Promise<Buffer> {
  return sharp(picture).flatten({ background }).png().toBuffer();
}

async function framed(picture: Buffer, background: Colour, share: number): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata();
  const room = Math.max(1, Math.round(Math.max(width, height) * share));
  return sharp(picture)
    .flatten({ background })
    .extend({ top: room, bottom: room, left: room, right: room, background })
    .png()
    .toBuffer();
}

async function inColour(picture: Buffer, background: Colour): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata();
  const alpha = await sharp(picture).extractChannel('alpha').raw().toBuffer();
  return sharp({ create: { width, height, channels: 3, background } })
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

/** A tenth of the logo is missing on one side. */
async function cropped(draw: Draw, chance: Chance): Promise<Buffer> {
  const picture = await draw(240);
  const { width, height } = await sharp(picture).metadata();
  const across = Math.round(width * 0.1);
  const down = Math.round(height * 0.1);
  const side = chance.of(['left', 'right', 'top', 'bottom']);
  const room = 16;
  const rest = await sharp(picture)
    .extract({
      left: side === 'left' ? across : 0,
      top: side === 'top' ? down : 0,
      width: side === 'left' || side === 'right' ? width - across : width,
      height: side === 'top' || side === 'bottom' ? height - down : height,
    })
    .png()
    .toBuffer();
  return sharp(rest)
    .flatten({ background: WHITE })
    .extend({
      left: side === 'left' ? 0 : room,
      right: side === 'right' ? 0 : room,
      top: side === 'top' ? 0 : room,
      bottom: side === 'bottom' ? 0 : room,
      background: WHITE,
    })
    .png()
    .toBuffer();
}

/** A logo in the bar on top of a letter. */
async function headerStrip(draw: Draw, chance: Chance): Promise<Buffer> {
  const high = chance.between(60, 110);
  const [ink, ground] = contrast(chance);
  const isColoured = chance.next() < 0.5;
  const plain = await fitted(draw, 240, high * 0.6);
  const logo = isColoured ? await inColour(plain, ink) : plain;
  const { width, height } = await sharp(logo).metadata();
  const bar = await sharp({
    create: { width: 600, height: high, channels: 3, background: isColoured ? ground : WHITE },
  })
    .png()
    .toBuffer();
  const left = chance.next() < 0.5 ? 24 : Math.round((600 - width) / 2);
  return sharp({ create: { width: 600, height: high + 120, channels: 3, background: WHITE } })
    .composite([
      { input: bar, left: 0, top: 0 },
      { input: logo, left, top: Math.round((high - height) / 2) },
      { input: writing([words(chance, 5), words(chance, 7)], 600, 120, 18), left: 0, top: high },
    ])
    .png()
    .toBuffer();
}

async function besideWords(draw: Draw, chance: Chance): Promise<Buffer> {
  const logo = await fitted(draw, 240, 120);
  const { width, height } = await sharp(logo).metadata();
  return sharp({ create: { width: width + 420, height: height + 80, channels: 3, background: WHITE } })
    .composite([
      { input: logo, left: 20, top: 40 },
      { input: writing([words(chance, 2)], 360, 60, 32), left: width + 50, top: Math.round(height / 2 + 10) },
    ])
    .png()
    .toBuffer();
}

/** A message in its window, with a logo on top, text and a button. */
async function screenshot(draw: Draw, chance: Chance): Promise<Buffer> {
  const width = chance.between(640, 1000);
  const height = chance.between(420, 640);
  const high = chance.between(48, 110);
  const logo = await fitted(draw, 220, high);
  const lines = Math.floor((height - high - 180) / 24);
  const text = Array.from({ length: lines }, () => words(chance, chance.between(5, 9)));
  const { r, g, b } = darkColour(chance);
  const button = `<rect x="0" y="0" width="180" height="40" rx="5" fill="rgb(${r},${g},${b})"/><text x="20" y="26" font-size="15" font-family="DejaVu Sans" fill="#fff">${words(chance, 2)}</text>`;
  const bar = '<rect width="1000" height="36" fill="#ddd"/><circle cx="18" cy="18" r="6" fill="#e55"/>';
  return sharp({ create: { width, height, channels: 3, background: WHITE } })
    .composite([
      ...(chance.next() < 0.5 ? [{ input: svg(width, 36, bar), left: 0, top: 0 }] : []),
      { input: logo, left: chance.next() < 0.5 ? 40 : Math.round((width - 220) / 2), top: 56 },
      { input: writing(text, width - 40, Math.max(24, lines * 24), 15), left: 40, top: high + 76 },
      { input: svg(180, 40, button), left: 40, top: height - 56 },
    ])
    .png()
    .toBuffer();
}

/** Drawn to fit into a box. */
async function fitted(draw: Draw, width: number, height: number): Promise<Buffer> {
  return sharp(await draw(400))
    .resize({ width: Math.round(width), height: Math.round(height), fit: 'inside' })
    .png()
    .toBuffer();
}

const WORDS =
  'account your order invoice please confirm delivery payment card security click below continue within hours team support message dear customer service thank you'.split(
    ' ',
  ) as [string, ...string[]];

/** So many words of mail. */
export function words(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => chance.of(WORDS)).join(' ');
}

function writing(lines: readonly string[], width: number, height: number, size: number): Buffer {
  const step = size * 1.6;
  const body = lines
    .map(
      (line, index) =>
        `<text x="2" y="${step * (index + 0.7)}" font-size="${size}" font-family="DejaVu Sans" fill="#333">${line}</text>`,
    )
    .join('');
  return svg(width, height, body);
}

function svg(width: number, height: number, body: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`,
  );
}

function colour(chance: Chance): Colour {
  return { r: chance.between(0, 255), g: chance.between(0, 255), b: chance.between(0, 255) };
}

function darkColour(chance: Chance): Colour {
  const { r, g, b } = colour(chance);
  return { r: r * 0.6, g: g * 0.6, b: b * 0.6 };
}

function paleColour(chance: Chance): Colour {
  const { r, g, b } = colour(chance);
  return { r: 215 + r / 7, g: 215 + g / 7, b: 215 + b / 7 };
}

function contrast(chance: Chance): [Colour, Colour] {
  const [dark, pale] = [darkColour(chance), paleColour(chance)];
  return chance.next() < 0.5 ? [dark, pale] : [pale, dark];
}
