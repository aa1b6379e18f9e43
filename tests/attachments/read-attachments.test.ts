import { describe, expect, it } from 'vitest';
import {
  type AttachmentReader,
  EMPTY_READING,
  type ReadingTask,
} from '../../src/attachments/attachment-reader.ts';
import { joinAttachments } from '../../src/attachments/join-attachments.ts';
import { ATTACHMENT_LIMITS } from '../../src/attachments/limits.ts';
import { readAttachments } from '../../src/attachments/read-attachments.ts';
import { type FileParts, messageWith } from './message-with.ts';
import { pdfFile } from './pdf-file.ts';
import { zipFile } from './zip-file.ts';

/** The first bytes of a PNG of this size: all that is looked at before it is decoded. */
function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(33);
  header.write('\x89PNG\r\n\x1A\n', 0, 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return header;
}

const PICTURE = pngHeader(200, 200);

/** A reader that remembers what it was asked, and finds one link in each file. */
function remembering(): AttachmentReader & { readonly asked: ReadingTask[] } {
  const asked: ReadingTask[] = [];
  return {
    asked,
    read: async (tasks) => {
      asked.push(...tasks);
      return tasks.map((_, index) => ({
        ...EMPTY_READING,
        text: 'Please pay at www.shop.example today',
        targets: [`https://files.example/${index}`],
        codes: ['TICKET', 'https://codes.example/'],
      }));
    },
  };
}

const read = (files: readonly FileParts[], reader?: AttachmentReader, text?: string) =>
  readAttachments(messageWith(files, text), reader);

describe('readAttachments', () => {
  it('has nothing to do for most messages', async () => {
    const reader = remembering();
    expect(await read([], reader)).toEqual([]);
    expect(reader.asked).toEqual([]);
  });

  it('gives PDFs and pictures to the reader', async () => {
    const [pdf, picture] = await read(
      [{ name: 'a.pdf', content: pdfFile({}) }, { content: PICTURE }],
      remembering(),
    );
    expect(pdf).toMatchObject({ name: 'a.pdf', where: 'attachment', type: 'pdf', kind: 'document' });
    expect(pdf?.links.map(({ kind, host }) => [kind, host])).toEqual([
      ['attachment', 'files.example'],
      ['code', 'codes.example'],
      ['attachment', 'www.shop.example'],
    ]);
    expect(picture).toMatchObject({ where: 'image', type: 'png', kind: 'picture' });
  });

  it('reads pages, archives and documents without a reader, and says what it did not', async () => {
    const contents = await read([
      { name: 'a.html', content: '<form><input type="password"></form>' },
      { name: 'b.zip', content: zipFile([{ name: 'c.exe' }]) },
      { name: 'd.docx', content: zipFile([{ name: '[Content_Types].xml' }]) },
      { name: 'e.pdf', content: pdfFile({}) },
      { name: 'f.rar', content: Buffer.from('Rar!\x1A\x07', 'latin1') },
    ]);
    expect(contents.map(({ kind, problems }) => [kind, ...problems])).toEqual([
      ['page'],
      ['archive'],
      ['document'],
      ['document', 'not-read'],
      ['archive', 'not-read'],
    ]);
  });

  it('gives the passwords of the message with its PDFs', async () => {
    const reader = remembering();
    await read([{ content: pdfFile({}) }], reader, 'Password: 4711');
    expect(reader.asked.map(({ passwords }) => passwords)).toEqual([['4711']]);
  });

  it.each<[string, FileParts]>([
    ['a signature', { mediaType: 'application/pgp-signature', content: 'x' }],
    ['S/MIME', { mediaType: 'application/pkcs7-mime', name: 'smime.p7m', content: 'x' }],
    ['a calendar', { mediaType: 'text/calendar', name: 'visit.ics', content: 'x' }],
  ])('leaves %s alone', async (_, file) => {
    expect(await read([file])).toEqual([]);
  });

  it('decodes the first of 1,000 pictures', async () => {
    const reader = remembering();
    const contents = await read(
      Array.from({ length: 1_000 }, () => ({ content: PICTURE })),
      reader,
    );
    expect(reader.asked).toHaveLength(ATTACHMENT_LIMITS.pictures);
    expect(contents.at(-1)?.problems).toEqual(['too-many']);
  });

  it('pictures leave room for documents', async () => {
    const reader = remembering();
    const pictures = Array.from({ length: 100 }, () => ({ content: PICTURE }));
    await read([...pictures, { content: pdfFile({}) }], reader);
    expect(reader.asked.at(-1)?.kind).toBe('pdf');
  });

  it.each([
    ['a tracking pixel', pngHeader(1, 1), []],
    ['a line', pngHeader(600, 2), []],
    ['30,000 × 30,000 pixels', pngHeader(30_000, 30_000), ['too-large']],
    ['a header that breaks off', pngHeader(9, 9).subarray(0, 18), ['unreadable']],
  ])('never decodes %s', async (_, content, problems) => {
    const reader = remembering();
    const [picture] = await read([{ content }], reader);
    expect(reader.asked).toEqual([]);
    expect(picture?.problems).toEqual(problems);
  });

  it('reads pictures that stand in the HTML', async () => {
    const reader = remembering();
    const source = `data:image/png;base64,${PICTURE.toString('base64')}`;
    const images = [{ source, alternativeText: '', title: '' }];
    const [picture] = await readAttachments({ ...messageWith([]), images }, reader);
    expect(picture).toMatchObject({ path: '', where: 'image', codes: ['TICKET', 'https://codes.example/'] });
  });

  it('freezes what it found', async () => {
    const [page] = await read([{ name: 'a.html', content: '<a href="https://a.example/">x</a>' }]);
    expect(Object.isFrozen(page) && Object.isFrozen(page?.links) && Object.isFrozen(page?.links[0])).toBe(
      true,
    );
  });
});

describe('joinAttachments', () => {
  it('puts the links of attachments behind those of the message', async () => {
    const message = messageWith([{ name: 'a.html', content: '<a href="https://a.example/">x</a>' }]);
    const joined = joinAttachments(message, await readAttachments(message));
    expect(joined.links).toMatchObject([{ kind: 'attachment', host: 'a.example' }]);
    expect(Object.isFrozen(joined)).toBe(true);
  });

  it('leaves a message without any as it is', () => {
    const message = messageWith([]);
    expect(joinAttachments(message, [])).toBe(message);
  });
});
