import { getDocumentProxy } from 'unpdf';
import type { ScriptTrait } from '../attachment-content.ts';
import { EMPTY_READING, type GreyPicture, type Reading } from '../attachment-reader.ts';
import { ATTACHMENT_LIMITS, PROCESS_LIMITS, WORD_LIMITS } from '../limits.ts';
import { legible } from './decoded-picture.ts';
import { readFields } from './pdf-fields.ts';
import { readPage } from './pdf-page.ts';
import { picturesOf } from './pdf-pictures.ts';
import { readPixels } from './read-picture.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

/** After so many milliseconds no more pictures are looked at, lest the text be lost with them. */
const TIME_FOR_TEXT = PROCESS_LIMITS.taskMs / 2;

/** ISO 32000-2 §12.6.4.6: starts a program. pdf.js leaves it out, so it is looked for in the bytes. */
const LAUNCH = /\/S\s{0,20}\/Launch\b/;

/** Reads text, links, forms, scripts and QR codes of the first pages of a PDF. Rejects for what is no PDF. */
export async function readPdf(bytes: Uint8Array, passwords: readonly string[]): Promise<Reading> {
  const started = performance.now();
  const launches = LAUNCH.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
  const unlocked = await open(bytes);
  const pdf = unlocked ?? (await unlock(bytes, passwords));
  if (!pdf) return { ...EMPTY_READING, encrypted: true };
  const pages = await firstPages(pdf, ATTACHMENT_LIMITS.pages);
  const contents = await Promise.all(pages.map(readPage));
  const fields = await readFields(pdf);
  const codes = new Set<string>();
  for (const page of pages) {
    if (performance.now() - started > TIME_FOR_TEXT) break;
    for (const code of await codesOf(page)) codes.add(code);
  }
  return {
    ...EMPTY_READING,
    text: contents
      .map(({ text }) => text)
      .join('\n')
      .slice(0, ATTACHMENT_LIMITS.textLength),
    targets: contents.flatMap(({ targets }) => targets).slice(0, ATTACHMENT_LIMITS.links),
    codes: [...codes].slice(0, ATTACHMENT_LIMITS.codes),
    fields,
    scripts: await scriptsOf(pdf, launches),
    encrypted: !unlocked,
    pages: pdf.numPages,
  };
}

/**
 * The largest picture of each of the first pages: what a scanner makes of a page, or who wants nobody to read its words.
 * Rejects for what is no PDF.
 */
export async function scanPdf(bytes: Uint8Array, passwords: readonly string[]): Promise<Reading> {
  const pdf = (await open(bytes)) ?? (await unlock(bytes, passwords));
  const scans: GreyPicture[] = [];
  for (const page of pdf ? await firstPages(pdf, WORD_LIMITS.pictures) : []) {
    const [largest] = await picturesOf(page);
    if (largest) scans.push(await legible(largest));
  }
  return { ...EMPTY_READING, scans };
}

async function unlock(bytes: Uint8Array, passwords: readonly string[]): Promise<Pdf | undefined> {
  for (const password of passwords) {
    const pdf = await open(bytes, password);
    if (pdf) return pdf;
  }
  return undefined;
}

/** Undefined for a document that asks for a password, or for another one. */
async function open(bytes: Uint8Array, password?: string): Promise<Pdf | undefined> {
  try {
    // A copy: pdf.js takes what it gets for its own, and refuses a Buffer.
    return await getDocumentProxy(new Uint8Array(bytes), {
      ...(password !== undefined && { password }),
      verbosity: 0,
      useSystemFonts: false,
      disableFontFace: true,
      useWasm: false,
      enableXfa: false,
      maxImageSize: ATTACHMENT_LIMITS.picturePixels,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return undefined;
    throw error;
  }
}

async function firstPages(pdf: Pdf, most: number): Promise<Page[]> {
  const pages: Page[] = [];
  for (let number = 1; number <= Math.min(pdf.numPages, most); number++) {
    pages.push(await pdf.getPage(number));
  }
  return pages;
}

async function codesOf(page: Page): Promise<string[]> {
  const codes: string[] = [];
  for (const picture of await picturesOf(page)) codes.push(...(await readPixels(picture)));
  return codes;
}

async function scriptsOf(pdf: Pdf, launches: boolean): Promise<ScriptTrait[]> {
  const scripts = await pdf.hasJSActions().catch(() => false);
  return [...(scripts ? (['pdf-script'] as const) : []), ...(launches ? (['pdf-launch'] as const) : [])];
}
