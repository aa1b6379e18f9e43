import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createReadingProcess } from '../../../src/attachments/process/reading-process.ts';
import { type PdfParts, pdfFile } from '../pdf-file.ts';
import { pageWithCode, qrPicture } from '../qr-picture.ts';

const LINK = 'https://login.files.example/x';

const reader = createReadingProcess();
afterAll(() => reader.close());

async function read(kind: 'pdf' | 'picture', bytes: Uint8Array) {
  const [reading] = await reader.read([{ kind, bytes, passwords: [] }]);
  return reading;
}

const readPdf = (parts: PdfParts) => read('pdf', pdfFile(parts));

describe('QR codes in pictures', () => {
  it.each(['png', 'jpeg', 'gif', 'webp'] as const)('are read in %s', async (type) => {
    const picture = await sharp(await qrPicture(LINK))
      .toFormat(type)
      .toBuffer();
    expect(await read('picture', picture)).toMatchObject({ codes: [LINK], problems: [] });
  });

  it.each([
    ['on a scanned page', (page: Sharp) => page],
    ['that is turned', (page: Sharp) => page.rotate(90)],
    ['that is askew', (page: Sharp) => page.rotate(7, { background: '#ffffff' })],
    ['white on black', (page: Sharp) => page.negate({ alpha: false })],
    ['as a bad photograph', (page: Sharp) => page.blur(1).jpeg({ quality: 30 })],
  ])('are read %s', async (_, change) => {
    const picture = await change(await pageWithCode(LINK)).toBuffer();
    expect((await read('picture', picture))?.codes).toEqual([LINK]);
  });

  it('are read on a transparent ground', async () => {
    const code = await sharp(await qrPicture(LINK))
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = code.info;
    const alpha = Buffer.from(code.data.map((grey) => 255 - grey));
    const black = sharp({ create: { width, height, channels: 3, background: '#000000' } });
    const picture = await black
      .joinChannel(alpha, { raw: { width, height, channels: 1 } })
      .png()
      .toBuffer();
    expect((await read('picture', picture))?.codes).toEqual([LINK]);
  });

  it('are not seen where there are none', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const picture = sharp({ create: { width: 600, height: 400, channels: 3, background: '#fff', noise } });
    expect((await read('picture', await picture.png().toBuffer()))?.codes).toEqual([]);
  });
});

describe('PDFs', () => {
  it('give their text and links', async () => {
    expect(await readPdf({ lines: ['Your account is blocked.', 'Call us.'], link: LINK })).toMatchObject({
      text: 'Your account is blocked.\nCall us.',
      targets: [LINK],
      pages: 1,
      problems: [],
    });
  });

  it.each([
    ['as a picture', '/ColorSpace/DeviceGray/BitsPerComponent 8', 1],
    ['in colour', '/ColorSpace/DeviceRGB/BitsPerComponent 8', 3],
    ['as a mask', '/ImageMask true/BitsPerComponent 1', 0],
  ])('give the QR codes in them %s', async (_, format, channels) => {
    const { data, info } = await sharp(await qrPicture(LINK))
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixels = channels === 0 ? bits(data, info.width) : repeated(data, channels);
    const object = `<</Type/XObject/Subtype/Image/Width ${info.width}/Height ${info.height}${format}/Length ${pixels.length}>>stream\n${pixels.toString('latin1')}\nendstream`;
    const reading = await readPdf({
      objects: [object],
      resources: '/XObject<</I 7 0 R>>',
      operators: 'q 200 0 0 200 10 10 cm /I Do Q',
    });
    expect(reading?.codes).toEqual([LINK]);
  });

  it('give the fields of their form', async () => {
    const field = '<</Type/Annot/Subtype/Widget/FT/Tx/T(pass)/Ff 8192/Rect[0 0 9 9]>>';
    const reading = await readPdf({ catalog: '/AcroForm<</Fields[7 0 R]>>', objects: [field] });
    expect(reading?.fields).toEqual(['password']);
  });

  it.each([
    ['a script', '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>', 'pdf-script'],
    ['a program', '/OpenAction<</S/Launch/F(cmd.exe)>>', 'pdf-launch'],
  ])('tell that they start %s', async (_, catalog, trait) => {
    expect((await readPdf({ catalog }))?.scripts).toContain(trait);
  });
});

function bits(grey: Buffer, width: number): Buffer {
  const rowBytes = Math.ceil(width / 8);
  const packed = Buffer.alloc(rowBytes * (grey.length / width), 0xff);
  for (const [pixel, value] of grey.entries()) {
    const at = Math.floor(pixel / width) * rowBytes + ((pixel % width) >> 3);
    if (value < 128) packed[at] = (packed[at] ?? 0) & ~(0x80 >> ((pixel % width) & 7));
  }
  return packed;
}

function repeated(grey: Buffer, channels: number): Buffer {
  return Buffer.from([...grey].flatMap((value) => Array.from({ length: channels }, () => value)));
}

/** A PNG that says it has so many pixels, and holds a few. */
function hugePng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const mark = Buffer.from('\x89PNG\r\n\x1A\n', 'latin1');
  return Buffer.concat([mark, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(1000)))]);
}

describe('hostile files', () => {
  const HELLO = pdfFile({ lines: ['Hello'] });
  const OPERATORS = deflateSync(Buffer.from('BT /F 9 Tf (aaaaaaaaaaaaaaaaaaaaaa) Tj ET '.repeat(300_000)));

  it.each<[string, 'pdf' | 'picture', Uint8Array]>([
    ['30,000 × 30,000 pixels', 'picture', hugePng(30_000)],
    ['a picture that is none', 'picture', Buffer.from('GIF89a and nothing else')],
    ['a PDF as a picture', 'picture', HELLO],
    [
      'SVG as a picture',
      'picture',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'),
    ],
    ['a PDF that breaks off', 'pdf', HELLO.subarray(0, 40)],
    ['a picture as a PDF', 'pdf', hugePng(100)],
    ['nothing', 'pdf', new Uint8Array()],
  ])('%s cannot be read', async (_, kind, bytes) => {
    const started = performance.now();
    expect(await read(kind, bytes)).toMatchObject({ text: '', codes: [], problems: ['unreadable'] });
    expect(performance.now() - started).toBeLessThan(1_900);
  });

  it('pages in a circle end', async () => {
    const circle = Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 9>>endobj\n3 0 obj<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
    );
    const started = performance.now();
    expect((await read('pdf', circle))?.text).toBe('');
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  it('a form that draws itself ends', async () => {
    const form =
      '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>/Length 8>>stream\n/X Do /X Do\nendstream';
    const started = performance.now();
    await readPdf({ objects: [form], resources: '/XObject<</X 7 0 R>>', operators: '/X Do' });
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  it('a PDF of millions of words is ended, and the next file is read', async () => {
    const stream = `<</Filter/FlateDecode/Length ${OPERATORS.length}>>stream\n${OPERATORS.toString('latin1')}\nendstream`;
    const bomb = pdfFile({ objects: [stream] });
    const contents = `/Contents[${'7 0 R '.repeat(200)}]`;
    const bytes = Buffer.from(
      Buffer.from(bomb).toString('latin1').replace('/Contents 4 0 R', contents),
      'latin1',
    );
    const started = performance.now();
    const reading = await read('pdf', bytes);
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(reading?.problems).toHaveLength(1);
    expect((await read('pdf', HELLO))?.text).toBe('Hello');
  });
});
