import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pictureSize } from '../../src/attachments/picture-size.ts';

const PICTURE = sharp({ create: { width: 321, height: 123, channels: 3, background: '#123456' } });

describe('pictureSize', () => {
  it.each(['png', 'jpeg', 'gif', 'webp'] as const)('reads the header of %s', async (type) => {
    const picture = await PICTURE.clone().toFormat(type).toBuffer();
    expect(pictureSize(picture, type)).toEqual({ width: 321, height: 123 });
  });

  it.each([
    ['lossless', { lossless: true }],
    ['lossy', { lossless: false }],
  ])('reads %s WebP', async (_, options) => {
    expect(pictureSize(await PICTURE.clone().webp(options).toBuffer(), 'webp')).toEqual({
      width: 321,
      height: 123,
    });
  });

  it('reads a progressive JPEG with its metadata', async () => {
    const picture = await PICTURE.clone().jpeg({ progressive: true }).withMetadata().toBuffer();
    expect(pictureSize(picture, 'jpeg')).toEqual({ width: 321, height: 123 });
  });

  it('never throws', () => {
    const type = fc.constantFrom('png', 'jpeg', 'gif', 'webp', 'pdf' as const);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), type, (bytes, kind) => {
        const size = pictureSize(Uint8Array.from([0xff, 0xd8, ...bytes]), kind);
        return size === undefined || size.width >= 0;
      }),
    );
  });
});
