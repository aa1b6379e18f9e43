import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../servers/require-servers.ts';
import { axeViolations } from './axe-violations.ts';
import { BANNER_SAMPLES } from './banner-samples.ts';
import { lookAtBanner } from './banner-sight.ts';
import { startChromium } from './chromium.ts';

let browser: Browser;
let page: Page;

function document(html: string, direction = 'ltr'): string {
  return `<!doctype html><html lang=en dir=${direction}><meta charset=utf-8><title>x</title><body><main><h1>Mail</h1>${html}<p>x</p></main>`;
}

describeWith(['chromium'], 'the form of a banner', () => {
  beforeAll(async () => {
    browser = await startChromium();
    page = await browser.newPage();
  });

  afterAll(() => browser.close());

  it.each(BANNER_SAMPLES)('breaks no rule of accessibility: $kind in $language', async ({ html }) => {
    await page.setContent(document(html));
    expect(await axeViolations(page)).toEqual([]);
  });

  // The fonts of a bare test machine are a tenth wider than Arial.
  it.each(BANNER_SAMPLES)('fits a telephone and a desk: $kind in $language', async ({ kind, html }) => {
    for (const [width, height] of [
      [360, kind === 'intermediary' ? 440 : 780],
      [760, kind === 'intermediary' ? 210 : 340],
    ] as const) {
      await page.setViewportSize({ width, height: 1000 });
      await page.setContent(document(html));
      const sight = await lookAtBanner(page);
      expect(sight).toMatchObject({ covered: 0, left: 8, width: width - 16 });
      expect(sight.height).toBeLessThan(height);
      expect(sight.contrast).toBeGreaterThanOrEqual(7);
    }
  });

  it('reads the symbol to nobody, and the level in a word first', async () => {
    await page.setContent(document(BANNER_SAMPLES[0]?.html ?? ''));
    const tree = await page.locator('main').ariaSnapshot();
    expect(tree).toMatch(/heading "Mail"[\s\S]*Waarschuwing – Stop/);
    expect(tree).not.toContain('!!');
  });

  it('reads from left to right in a message that does not', async () => {
    await page.setViewportSize({ width: 760, height: 1000 });
    await page.setContent(document(BANNER_SAMPLES[0]?.html ?? '', 'rtl'));
    const [symbol, text] = await Promise.all(
      [0, 1].map((index) => page.locator('.cf-banner td').nth(index).boundingBox()),
    );
    expect(symbol?.x).toBeLessThan(text?.x ?? 0);
  });
});
