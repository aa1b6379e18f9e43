import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { LogoMatch } from '../../src/logos/match-logos.ts';
import { matchLogos } from '../../src/logos/match-logos.ts';
import { BOATS, catalogueWith, drawn, KITE, pixelsOf } from './pictures.ts';

const catalogue = await catalogueWith({ kite: KITE, boats: BOATS });

async function brandsIn(picture: Buffer): Promise<string[]> {
  return matchLogos(await pixelsOf(picture), catalogue).map(({ brand }: LogoMatch) => brand);
}

describe('a logo is found', () => {
  it.each([
    ['as it is', drawn(KITE)],
    ['32 pixels large', drawn(KITE, { side: 32 })],
    ['in another colour', drawn(KITE, { ink: '#c02942' })],
    ['in white on a dark ground', drawn(KITE, { ink: '#fff', ground: '#102040' })],
    ['pale on white', drawn(KITE, { ink: '#c8c8c8' })],
  ])('%s', async (_, picture) => {
    expect(await brandsIn(await picture)).toEqual(['kite']);
  });

  it('as a poor JPEG', async () => {
    expect(
      await brandsIn(
        await sharp(await drawn(KITE))
          .jpeg({ quality: 40 })
          .toBuffer(),
      ),
    ).toEqual(['kite']);
  });

  it('in the first frame of a GIF', async () => {
    expect(
      await brandsIn(
        await sharp(await drawn(KITE))
          .gif()
          .toBuffer(),
      ),
    ).toEqual(['kite']);
  });

  it('on nothing at all: transparent around it', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240">${KITE}</svg>`;
    expect(await brandsIn(await sharp(Buffer.from(svg)).png().toBuffer())).toEqual(['kite']);
  });

  it('in white on nothing, as it stands in dark headers', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" fill="#fff">${KITE}</svg>`;
    expect(await brandsIn(await sharp(Buffer.from(svg)).png().toBuffer())).toEqual(['kite']);
  });

  it('on a coloured disc', async () => {
    const badge = `<circle cx="120" cy="120" r="135" fill="#0a6"/><g transform="translate(48 48) scale(.6)" fill="#fff">${KITE}</g>`;
    expect(await brandsIn(await drawn(badge))).toEqual(['kite']);
  });

  it('with a tenth cut off by the edge of the picture', async () => {
    const cut = await sharp(await drawn(KITE))
      .extract({ left: 52, top: 0, width: 188, height: 240 })
      .png()
      .toBuffer();
    expect(await brandsIn(cut)).toEqual(['kite']);
  });

  it('beside another one, each with its place', async () => {
    const both = sharp({ create: { width: 560, height: 260, channels: 3, background: '#fff' } }).composite([
      { input: await drawn(KITE), left: 10, top: 10 },
      { input: await drawn(BOATS), left: 300, top: 10 },
    ]);
    const matches = matchLogos(await pixelsOf(await both.png().toBuffer()), catalogue);
    expect(matches.map(({ brand }) => brand).sort()).toEqual(['boats', 'kite']);
    const kite = matches.find(({ brand }) => brand === 'kite');
    expect(kite?.score).toBeGreaterThanOrEqual(kite?.threshold ?? 1);
    expect(kite?.box.left).toBeLessThan(100);
  });

  it('in a picture of a letter', async () => {
    const lines = Array.from(
      { length: 9 },
      (_, line) => `<rect x="0" y="${line * 22}" width="${300 - line * 9}" height="9" fill="#444"/>`,
    );
    const text = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="210">${lines.join('')}</svg>`;
    const letter = sharp({ create: { width: 640, height: 460, channels: 3, background: '#fff' } }).composite([
      { input: await drawn(KITE, { side: 90 }), left: 30, top: 20 },
      { input: Buffer.from(text), left: 40, top: 180 },
    ]);
    expect(await brandsIn(await letter.png().toBuffer())).toContain('kite');
  });
});

describe('nothing is found', () => {
  it.each([
    ['in a disc', '<circle cx="120" cy="120" r="100"/>'],
    ['in a square', '<rect width="240" height="240"/>'],
    ['in a bar', '<rect y="100" width="240" height="30"/>'],
    ['in a triangle', '<path d="M120 20 220 220H20Z"/>'],
    ['in a logo upside down', `<g transform="rotate(180 120 120)">${KITE}</g>`],
  ])('%s', async (_, body) => {
    expect(await brandsIn(await drawn(body))).toEqual([]);
  });

  it('in a picture of one colour, and in one of a single pixel', async () => {
    for (const side of [1, 60]) {
      const blank = sharp({ create: { width: side, height: side, channels: 3, background: '#8ac' } });
      expect(await brandsIn(await blank.png().toBuffer())).toEqual([]);
    }
  });

  it('in noise, and in bounded time', async () => {
    const noise = Buffer.from(Array.from({ length: 384 * 384 * 3 }, (_, at) => (at * 2_654_435_761) >>> 24));
    const picture = sharp(noise, { raw: { width: 384, height: 384, channels: 3 } });
    const before = process.cpuUsage();
    expect(await brandsIn(await picture.png().toBuffer())).toEqual([]);
    const { user } = process.cpuUsage(before);
    expect(user / 1000).toBeLessThan(2_000);
  });

  it('where fewer bytes came than the size promises', () => {
    const pixels = { width: 100, height: 100, data: new Uint8Array(10) };
    expect(matchLogos(pixels, catalogue)).toEqual([]);
  });
});
