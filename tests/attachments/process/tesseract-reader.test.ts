import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { GreyPicture } from '../../../src/attachments/attachment-reader.ts';
import { findTesseract, missingForWords } from '../../../src/attachments/process/find-tesseract.ts';
import { createReaders } from '../../../src/attachments/process/readers.ts';
import { createTesseractReader } from '../../../src/attachments/process/tesseract-reader.ts';
import { PATIENCE } from '../../servers/patience.ts';
import { describeWith } from '../../servers/require-servers.ts';
import { type Drawing, drawn } from '../drawn-picture.ts';
import { pdfWithPictures } from '../pdf-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterfoil-words-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program that stands in for Tesseract. */
function program(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const WHITE: GreyPicture = { width: 40, height: 30, data: new Uint8Array(1_200).fill(255) };

/** How many processes have these words in their command line. */
function running(words: string): number {
  const commandOf = (pid: string): string => {
    try {
      return readFileSync(join('/proc', pid, 'cmdline'), 'utf8');
    } catch {
      return '';
    }
  };
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => commandOf(pid).startsWith(words)).length;
}

function readerWith(name: string, script: string, messageMs = 20_000) {
  return createTesseractReader(
    { program: program(name, script), languages: ['eng'], missing: [] },
    { messageMs },
  );
}

describe('a program that reads words', () => {
  it('gets the bare pixels on its standard input, and nothing else', async () => {
    const reader = readerWith(
      'echo',
      `printf 'env %s\\n' "$(env | cut -d= -f1 | sort | tr '\\n' ' ')"; echo "args $*"; od -An -c -N 14`,
    );
    const [text = ''] = await reader.read([WHITE]);
    expect(text).toContain('args stdin stdout -l eng --psm 11');
    expect(text).toMatch(/P\s+5\s+\\n\s+4\s+0\s+3\s+0\s+\\n\s+2\s+5\s+5/);
    expect(text).not.toMatch(/HOME|USER|npm_/);
  });

  it('is killed with all that it started when it takes too long, and the next picture is not begun', async () => {
    const reader = readerWith('hang', 'sleep 61234 & sleep 61234', 3_000);
    const started = performance.now();
    const reading = reader.read([WHITE, WHITE]);
    await expect.poll(() => running('sleep\0' + '61234'), PATIENCE).toBe(2);
    expect(await reading).toEqual(['', '']);
    expect(performance.now() - started).toBeLessThan(20_000);
    await expect.poll(() => running('sleep\0' + '61234'), PATIENCE).toBe(0);
  });

  it('is killed when it says more than any picture holds', async () => {
    expect(await readerWith('chatter', 'yes words').read([WHITE])).toEqual(['']);
  });

  it.each([
    ['fails', 'echo words; exit 1'],
    ['dies', 'echo words; kill -9 $$'],
    ['wants more memory than it may have', 'head -c 2000000000 /dev/zero | tail; exit 1'],
    ['says nothing', 'true'],
  ])('that %s has read nothing', async (name, script) => {
    expect(await readerWith(name.replaceAll(' ', '-'), script).read([WHITE])).toEqual(['']);
  });

  it('may be missing', async () => {
    const gone = createTesseractReader({ program: join(folder, 'gone'), languages: ['eng'], missing: [] });
    expect(await gone.read([WHITE])).toEqual(['']);
    expect(findTesseract(join(folder, 'gone'))).toBeUndefined();
  });

  it('writes no file', async () => {
    const file = join(folder, 'written');
    await readerWith('writer', `echo secret > ${file}`).read([WHITE]);
    expect(readFileSync(file, { encoding: 'utf8', flag: 'a+' })).toBe('');
  });
});

describe('what is missing', () => {
  it('is told with the packages that bring it', () => {
    expect(missingForWords(undefined)).toMatch(/Tesseract is missing.*tesseract-ocr tesseract-ocr-nld/);
    const some = findTesseract(program('two', 'printf "List:\\neng\\nfra\\nosd\\n"'));
    expect(some).toMatchObject({ languages: ['fra', 'eng'], missing: ['nld', 'deu', 'est'] });
    expect(missingForWords(some)).toMatch(/not read in nld, deu, est .*tesseract-ocr-nld tesseract-ocr-deu/);
  });

  it('is nothing where all is there', () => {
    const all = findTesseract(program('all', 'printf "nld\\nfra\\ndeu\\nest\\neng\\n"'));
    expect(missingForWords(all)).toBeUndefined();
  });

  it('is all where none of the languages is ours', () =>
    expect(findTesseract(program('none', 'echo jpn'))).toBeUndefined());
});

/** A loaded machine takes longer than a message may. */
const PATIENT = { messageMs: 60_000, cpuSeconds: 60 };

describeWith(['tesseract'], 'words', () => {
  const tesseract = findTesseract();
  const { attachmentReader, pictureWords } = createReaders({
    ...(tesseract && { tesseract }),
    limits: PATIENT,
  });
  afterAll(() => attachmentReader.close());

  const SENTENCES = {
    nl: 'Onze adviseur komt op 8 februari om 15 uur bij u langs.',
    fr: 'Un conseiller se présentera chez vous le 8 février à 15 heures.',
    de: 'Unser Berater kommt am 8. Februar um 15 Uhr bei Ihnen vorbei.',
    et: 'Meie konsultant tuleb teie juurde 8. veebruaril kell 15.',
    en: 'Our adviser will visit you at home on 8 February at 3 pm.',
  };

  async function words(drawing: Drawing, change = (picture: ReturnType<typeof drawn>) => picture.png()) {
    const bytes = await change(drawn(drawing)).toBuffer();
    const [text] = (await pictureWords?.read([{ kind: 'picture', bytes, passwords: [] }])) ?? [];
    return text;
  }

  it.each(Object.entries(SENTENCES))('are read in %s', async (_, text) => {
    expect(await words({ lines: [{ text: 'Proximus', size: 40 }, { text }] })).toBe(`Proximus\n${text}`);
  });

  it('are read in light letters on a dark ground', async () =>
    expect(await words({ lines: [{ text: SENTENCES.en }], background: '#101010', color: '#f0f0f0' })).toBe(
      SENTENCES.en,
    ));

  it('are read in small letters', async () =>
    expect(await words({ lines: [{ text: SENTENCES.fr, size: 13 }], width: 460 })).toBe(SENTENCES.fr));

  it('are read in a JPEG of low quality', async () =>
    expect(await words({ lines: [{ text: SENTENCES.nl }] }, (picture) => picture.jpeg({ quality: 40 }))).toBe(
      SENTENCES.nl,
    ));

  it('are read on the pages of a PDF that was scanned', async () => {
    const pages = [SENTENCES.de, SENTENCES.en, SENTENCES.nl].map((text) => drawn({ lines: [{ text }] }));
    const bytes = pdfWithPictures(
      await Promise.all(pages.map((page) => page.jpeg().toBuffer({ resolveWithObject: true }))),
    );
    expect(await pictureWords?.read([{ kind: 'pdf', bytes, passwords: [] }])).toEqual([
      `${SENTENCES.de}\n${SENTENCES.en}`,
    ]);
  });

  it('are none in noise and in what is no picture', async () => {
    const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><text>Proximus</text></svg>');
    expect(await pictureWords?.read([{ kind: 'picture', bytes, passwords: [] }])).toEqual(['']);
  });
});
