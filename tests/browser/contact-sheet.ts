/**
 * Draws every banner into one picture: three levels, five languages, on a telephone (360 px) and beside a list of
 * messages (760 px), light and in a dark mode that the client forces. Run: node tests/browser/contact-sheet.ts FILE.png
 */
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { BANNER_SAMPLES } from './banner-samples.ts';
import { startChromium } from './chromium.ts';

const GAP = 12;

/** Five banners side by side, three below each other. */
function sheet(width: number): string {
  const cells = BANNER_SAMPLES.map(
    ({ html }) =>
      `<div style="width:${width}px">${html}<p style="margin:0;font:15px Arial">Dear customer, …</p></div>`,
  );
  const columns = `repeat(5,${width}px)`;
  return `<!doctype html><meta charset=utf-8><body style="margin:0;background:#fff"><div id=sheet style="display:inline-grid;grid-template-columns:${columns};gap:${GAP}px;padding:${GAP}px;align-items:start">${cells.join('')}</div>`;
}

async function draw(browser: Browser, width: number, dark: boolean): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 5 * (width + GAP) + GAP, height: 800 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setAutoDarkModeOverride', { enabled: dark });
  await page.setContent(sheet(width));
  const picture = await page.locator('#sheet').screenshot();
  await page.close();
  return picture;
}

async function contactSheet(): Promise<Buffer> {
  const browser = await startChromium();
  try {
    const total = 5 * (360 + GAP) + GAP;
    const strips: Buffer[] = [];
    for (const [width, dark] of [
      [360, false],
      [760, false],
      [360, true],
      [760, true],
    ] as const) {
      strips.push(
        await sharp(await draw(browser, width, dark))
          .resize({ width: total })
          .png()
          .toBuffer(),
      );
    }
    const heights = await Promise.all(strips.map(async (strip) => (await sharp(strip).metadata()).height));
    const tops = heights.map((_, index) => heights.slice(0, index).reduce((sum, height) => sum + height, 0));
    const height = heights.reduce((sum, each) => sum + each, 0);
    return await sharp({ create: { width: total, height, channels: 3, background: '#ffffff' } })
      .composite(strips.map((input, index) => ({ input, left: 0, top: tops[index] ?? 0 })))
      .png({ palette: true, compressionLevel: 9 })
      .toBuffer();
  } finally {
    await browser.close();
  }
}

const [file = 'contact-sheet.png'] = process.argv.slice(2);
await sharp(await contactSheet())
  .png({ palette: true })
  .toFile(file);
