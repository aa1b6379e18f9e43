import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../src/logos/calibrate.ts';
import type { InkShape } from '../../src/logos/ink-shape.ts';
import { intricacyOf } from '../../src/logos/intricacy.ts';
import { pictureShapes } from '../../src/logos/picture-shapes.ts';
import { BOATS, drawn, KITE, pixelsOf } from './pictures.ts';

const DISC = '<circle cx="120" cy="120" r="100"/>';
const WORD = '<text x="0" y="140" font-size="90" font-family="DejaVu Sans" font-weight="bold">amber</text>';

async function shapeOf(body: string): Promise<InkShape> {
  const [whole] = pictureShapes(await pixelsOf(await drawn(body)));
  if (!whole) throw new Error('no shape');
  return whole;
}

describe('edges that a line across a shape meets', () => {
  it('are more for a word than for a pictogram, and more for that than for a disc', async () => {
    const [disc, boats, word] = await Promise.all([DISC, BOATS, WORD].map(shapeOf));
    const [plain, some, many] = [disc, boats, word].map((shape) =>
      intricacyOf(shape?.vector ?? new Float32Array()),
    );
    expect(plain).toBeLessThan(1.5);
    expect(some).toBeGreaterThan(plain ?? 9);
    expect(many).toBeGreaterThan((some ?? 9) + 1);
  });

  it('are none in nothing', () => {
    expect(intricacyOf(new Float32Array(24 * 24))).toBe(0);
  });
});

describe('the threshold of a look', () => {
  it('is higher for a plain shape than for an intricate one, with nothing near either', async () => {
    const [disc, kite, word] = (await Promise.all([DISC, KITE, WORD].map(shapeOf))).map((shape) =>
      calibrate(shape, []),
    );
    expect(disc?.threshold).toBeGreaterThan(0.92);
    expect(kite?.threshold).toBeLessThan(disc?.threshold ?? 0);
    expect(word?.threshold).toBe(0.87);
  });

  it('is above the nearest distractor, and a look with one too near is generic', async () => {
    const [kite, boats] = await Promise.all([KITE, BOATS].map(shapeOf));
    if (!kite || !boats) throw new Error('no shape');
    expect(calibrate(kite, [{ ...kite, name: 'twin' }])).toMatchObject({ nearest: 'twin', generic: true });
    expect(calibrate(kite, [{ ...boats, name: 'boats' }]).generic).toBe(false);
  });
});

describe('a speck in the corner of a picture', () => {
  it('is looked at by nobody, although all the ink there is', async () => {
    const { matchLogos } = await import('../../src/logos/match-logos.ts');
    const { catalogueWith } = await import('./pictures.ts');
    const catalogue = await catalogueWith({ kite: KITE });
    const small = await sharp(await drawn(KITE, { side: 24 }))
      .extract({ left: 3, top: 3, width: 18, height: 18 })
      .png()
      .toBuffer();
    const picture = sharp({ create: { width: 72, height: 72, channels: 3, background: '#fff' } });
    const speck = await picture
      .composite([{ input: small, left: 54, top: 54 }])
      .png()
      .toBuffer();
    expect(matchLogos(await pixelsOf(speck), catalogue)).toEqual([]);
  });
});
