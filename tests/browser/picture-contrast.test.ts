import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pictureContrast } from './picture-contrast.ts';

const REGION = { left: 10, top: 10, width: 40, height: 20 };

/** A ground with a stroke of ink in the region, and a speck of white that is too small to be ink. */
async function drawing(ground: string, ink: string): Promise<Buffer> {
  const stroke = { create: { width: 20, height: 3, channels: 3, background: ink } } as const;
  const speck = { create: { width: 1, height: 1, channels: 3, background: '#ffffff' } } as const;
  return sharp({ create: { width: 60, height: 40, channels: 3, background: ground } })
    .composite([
      { input: stroke, left: 15, top: 15 },
      { input: speck, left: 12, top: 25 },
    ])
    .png()
    .toBuffer();
}

describe('pictureContrast', () => {
  it.each([
    ['black on white', '#ffffff', '#000000', 21],
    ['white on black', '#000000', '#ffffff', 21],
    ['the warning', '#fdeaea', '#3a0508', 15.5],
    ['what nobody can read', '#18181b', '#000000', 1.2],
    ['nothing', '#18181b', '#18181b', 1],
  ])('of %s', async (_, ground, ink, expected) => {
    const contrast = await pictureContrast(await drawing(ground, ink), REGION);
    expect(Math.abs(contrast - expected)).toBeLessThan(1);
  });

  it('sees nothing outside of the region', async () => {
    const elsewhere = { left: 40, top: 30, width: 10, height: 5 };
    expect(await pictureContrast(await drawing('#ffffff', '#000000'), elsewhere)).toBe(1);
  });
});
