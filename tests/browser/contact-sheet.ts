/**
 * Draws the banners into one picture: on telephones (360 px) three levels in five languages, the gravest also in a dark
 * mode that the client forces, and all levels on a desk. Run: node tests/browser/contact-sheet.ts FILE.png
 *
 * The letters are those of the machine: with Liberation Sans (Debian: fonts-liberation) lines break where Arial breaks them.
 */
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { BANNER_SAMPLES, type BannerSample } from './banner-samples.ts';
import { startChromium } from './chromium.ts';

const GAP = 12;
const TELEPHONE = 360;
const COLUMNS = 5;
const SHEET = COLUMNS * (TELEPHONE + GAP) + GAP;
const DESK = Math.floor((SHEET - GAP) / 3) - GAP;

/** Few colours are in it; more than these are the soft edges of letters. */
const COLOURS = 16;

interface Row {
  readonly caption: string;
  readonly samples: readonly BannerSample[];
  readonly width: number;
  readonly dark: boolean;
}

function samplesOf(kind: BannerSample['kind']): BannerSample[] {
  return BANNER_SAMPLES.filter((sample) => sample.kind === kind);
}

const ROWS: readonly Row[] = [
  { caption: 'Impersonation: a warning', samples: samplesOf('impersonation'), width: TELEPHONE, dark: false },
  { caption: 'Suspicious: caution', samples: samplesOf('suspicious'), width: TELEPHONE, dark: false },
  { caption: 'Intermediary: a note', samples: samplesOf('intermediary'), width: TELEPHONE, dark: false },
  { caption: 'In the dark', samples: samplesOf('impersonation'), width: TELEPHONE, dark: true },
  {
    caption: 'On a desk',
    samples: BANNER_SAMPLES.filter(({ language }) => language === 'en'),
    width: DESK,
    dark: false,
  },
];

function page({ caption, samples, width }: Row): string {
  const cells = samples.map(
    ({ html }) =>
      `<div style="width:${width}px">${html}<p style="margin:0;font:15px Arial">Dear customer, …</p></div>`,
  );
  const columns = `repeat(${samples.length},${width}px)`;
  const heading = `<h2 style="margin:0;padding:${GAP}px ${GAP}px 0;font:700 22px Arial">${caption}</h2>`;
  const grid = `display:grid;grid-template-columns:${columns};gap:${GAP}px;padding:${GAP}px;align-items:start`;
  return `<!doctype html><meta charset=utf-8><body style="margin:0;background:#fff"><div id=row style="width:${SHEET}px">${heading}<div style="${grid}">${cells.join('')}</div></div>`;
}

async function draw(browser: Browser, row: Row): Promise<Buffer> {
  const tab = await browser.newPage({ viewport: { width: SHEET, height: 800 } });
  const session = await tab.context().newCDPSession(tab);
  await session.send('Emulation.setAutoDarkModeOverride', { enabled: row.dark });
  await tab.setContent(page(row));
  const picture = await tab.locator('#row').screenshot();
  await tab.close();
  return picture;
}

/** Pictures below each other. */
async function stacked(pictures: readonly Buffer[]): Promise<Buffer> {
  const heights = await Promise.all(pictures.map(async (each) => (await sharp(each).metadata()).height));
  const tops = heights.map((_, index) => heights.slice(0, index).reduce((sum, each) => sum + each, 0));
  const height = heights.reduce((sum, each) => sum + each, 0);
  return sharp({ create: { width: SHEET, height, channels: 3, background: '#ffffff' } })
    .composite(pictures.map((input, index) => ({ input, left: 0, top: tops[index] ?? 0 })))
    .png()
    .toBuffer();
}

async function contactSheet(): Promise<Buffer> {
  const browser = await startChromium();
  try {
    const pictures: Buffer[] = [];
    for (const row of ROWS) pictures.push(await draw(browser, row));
    return await stacked(pictures);
  } finally {
    await browser.close();
  }
}

const [file = 'contact-sheet.png'] = process.argv.slice(2);
await sharp(await contactSheet())
  .png({ palette: true, colours: COLOURS, dither: 0, effort: 10, compressionLevel: 9 })
  .toFile(file);
