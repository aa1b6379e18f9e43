import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/attachments/attachment-reader.ts';
import { createReadingProcess } from '../../../src/attachments/process/reading-process.ts';
import { readAttachments } from '../../../src/attachments/read-attachments.ts';
import { messageWith } from '../message-with.ts';
import { qrPicture } from '../qr-picture.ts';

const LINK = 'https://login.files.example/x';

const reader = createReadingProcess({ limits: { startMs: 60_000 } });
afterAll(() => reader.close());

async function read(bytes: Uint8Array): Promise<Reading | undefined> {
  const [reading] = await reader.read([{ kind: 'picture', bytes, passwords: [] }]);
  return reading;
}

/** What is told of an attached picture. */
async function attached(content: Uint8Array, count = 1) {
  const files = Array.from({ length: count }, () => ({ name: 'p.png', mediaType: 'image/png', content }));
  return readAttachments(messageWith(files), reader);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}

/** A PNG of one bit a pixel, white, as long as it says to be. */
function png(width: number, height: number, extra: readonly Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  const mark = Buffer.from('\x89PNG\r\n\x1A\n', 'latin1');
  const parts = [
    chunk('IHDR', header),
    ...extra,
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([mark, ...parts]);
}

/** A GIF with many frames of four by four pixels on a screen of that size. */
function gif(side: number, frames: number): Buffer {
  const screen = Buffer.from([
    side & 255,
    side >> 8,
    side & 255,
    side >> 8,
    0x80,
    0,
    0,
    0,
    0,
    0,
    255,
    255,
    255,
  ]);
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 4, 0, 4, 0, 0, 2, 2, 0x84, 0x51, 0]);
  return Buffer.concat([
    Buffer.from('GIF89a'),
    screen,
    ...Array.from({ length: frames }, () => frame),
    Buffer.from(';'),
  ]);
}

describe('hostile pictures', () => {
  it('of more pixels than are decoded are refused by their header', async () => {
    const [content] = await attached(png(50_000, 50));
    expect(content?.problems).toEqual([]);
    const [bomb] = await attached(png(50_000, 8).fill(0x7f, 20, 24));
    expect(bomb?.problems).toEqual(['too-large']);
  });

  it('that lie in their header about their size are bounded by what is decoded', async () => {
    const liar = png(5_000, 5_000);
    liar.writeUInt32BE(100, 16);
    const reading = await read(liar);
    expect(reading?.codes).toEqual([]);
  });

  it('of ten thousand frames are read as one', async () => {
    const reading = await read(gif(200, 10_000));
    expect(reading?.problems.filter((problem) => problem !== 'unreadable')).toEqual([]);
  });

  it('that are animated are read in their first frame', async () => {
    const first = await sharp(await qrPicture(LINK))
      .resize(200, 200, { kernel: 'nearest' })
      .ensureAlpha()
      .raw()
      .toBuffer();
    const frames = Buffer.concat([
      first,
      ...Array.from({ length: 9 }, () => Buffer.alloc(first.length, 255)),
    ]);
    const animation = sharp(frames, { raw: { width: 200, height: 2_000, channels: 4, pageHeight: 200 } });
    const webp = await animation.webp({ lossless: true }).toBuffer();
    expect((await read(webp))?.codes).toEqual([LINK]);
  });

  it('that end in the middle are read as far as they go', async () => {
    const whole = await sharp(await qrPicture(LINK))
      .resize(400)
      .extend({ bottom: 400, background: '#fff' })
      .jpeg()
      .toBuffer();
    const reading = await read(whole.subarray(0, Math.floor(whole.length * 0.8)));
    expect(reading?.problems ?? []).toEqual([]);
    expect((await read(whole.subarray(0, 200)))?.codes).toEqual([]);
  });

  it('in the colours of printers are read', async () => {
    const picture = await sharp(await qrPicture(LINK))
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();
    expect((await read(picture))?.codes).toEqual([LINK]);
  });

  it('with a colour profile that is a bomb are bounded', async () => {
    const profile = Buffer.concat([Buffer.from('x\0\0', 'latin1'), deflateSync(Buffer.alloc(200_000_000))]);
    const bomb = png(200, 200, [chunk('iCCP', profile)]);
    const reading = await read(bomb);
    expect(['unreadable', 'out-of-time', undefined]).toContain(reading?.problems[0]);
    expect((await read(await qrPicture(LINK)))?.codes).toEqual([LINK]);
  });

  const SVG =
    '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><rect width="99" height="99"/></svg>';

  it.each([
    ['SVG', SVG],
    ['SVG behind a declaration', `<?xml version="1.0"?>${SVG}`],
    ['SVG behind the mark of another type', `GIF89a${SVG}`],
    ['SVG packed', deflateSync(SVG)],
    ['TIFF', 'II*\0\x08\0\0\0\0\0\0\0\0\0'],
    ['PDF', '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj'],
    ['a Windows bitmap', `BM${'\0'.repeat(100)}`],
  ])('that are %s are never drawn', async (_, bytes) => {
    expect((await read(Buffer.from(bytes)))?.problems).toEqual(['unreadable']);
  });

  it('by the thousand are read as far as eight go', async () => {
    const contents = await attached(png(100, 100), 1_000);
    expect(contents.filter(({ problems }) => problems.includes('too-many'))).toHaveLength(992);
  });

  it('of ten megabytes in the HTML itself are not decoded', async () => {
    const source = `data:image/png;base64,${png(100, 100, [chunk('tEXt', Buffer.alloc(8_000_000))]).toString('base64')}`;
    const message = { ...messageWith([]), images: [{ source, alternativeText: '', title: '' }] };
    const [content] = await readAttachments(message, reader);
    expect(content?.problems).toEqual(['too-large']);
  });
});
