import { writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BANNER_SAMPLES } from '../browser/banner-samples.ts';
import { lookAtBanner } from '../browser/banner-sight.ts';
import { startChromium } from '../browser/chromium.ts';
import { drawnBanner } from '../browser/drawn-banner.ts';
import { describeWith } from '../servers/require-servers.ts';
import { STORY_HTML } from './letters.ts';
import { screenshotFile } from './screenshots.ts';

/** What a client in the dark does: it tells the page, or it changes the colours itself. */
const LIGHTS = {
  light: { colorScheme: 'light', forced: false },
  'dark by choice': { colorScheme: 'dark', forced: false },
  'dark by force': { colorScheme: 'light', forced: true },
} as const;

const WIDTHS = [360, 760] as const;

async function openPage(
  browser: Browser,
  { colorScheme, forced }: (typeof LIGHTS)[keyof typeof LIGHTS],
): Promise<Page> {
  const page = await browser.newPage({ colorScheme });
  if (forced) {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setAutoDarkModeOverride', { enabled: true });
  }
  return page;
}

describeWith(['chromium'], 'pictures of the banner in Chromium', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startChromium();
  });

  afterAll(() => browser.close());

  describe.each(Object.entries(LIGHTS))('%s', (light, manner) => {
    let page: Page;

    beforeAll(async () => {
      page = await openPage(browser, manner);
    });

    it.each(WIDTHS.flatMap((width) => BANNER_SAMPLES.map((sample) => ({ ...sample, width }))))(
      'can be read at $width px: $kind in $language',
      async ({ kind, language, html, width }) => {
        await page.setViewportSize({ width, height: 1000 });
        await page.setContent(
          `<!doctype html><html><meta charset=utf-8><meta name=color-scheme content="light dark"><body>${html}${STORY_HTML}`,
        );
        const sight = await lookAtBanner(page);
        expect(sight).toMatchObject({ count: 1, scrolled: 0, covered: 0, left: 8, width: width - 16 });
        const { picture, contrasts } = await drawnBanner(page);
        writeFileSync(screenshotFile(`Chromium ${kind} ${language} ${width} ${light}`), picture);
        expect(contrasts.length).toBeGreaterThanOrEqual(5);
        expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
        expect(Math.min(...contrasts.slice(1))).toBeGreaterThanOrEqual(7);
      },
    );
  });
});
