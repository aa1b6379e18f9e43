import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bannerBook } from '../rewrite/rules-banners.ts';
import { describeWith } from '../servers/require-servers.ts';
import { axeViolations } from './axe-violations.ts';
import { BANNER_SAMPLES } from './banner-samples.ts';
import { lookAtBanner } from './banner-sight.ts';
import { startChromium } from './chromium.ts';
import { drawnBanner } from './drawn-banner.ts';
import { shownHtml } from './shown-html.ts';

/** What people may have chosen in their system. */
const SIGHTS = {
  'in the dark': { colorScheme: 'dark' },
  'in colours of their own': { forcedColors: 'active' },
  'with strong contrast': { contrast: 'more' },
} as const;

const BOOK = bannerBook();

/** A message that is written from right to left. */
const ARABIC =
  '<html dir="rtl" lang="ar"><body dir="rtl"><p>عزيزي العميل، سيزورك مستشارنا يوم 8 فبراير.</p></body></html>';
const HEBREW =
  '<html lang="he"><body style="direction:rtl"><p dir="rtl">לקוח יקר, היועץ שלנו יבקר אותך.</p></body></html>';

function mail(html: string): string {
  return `<!doctype html><html lang=en><meta charset=utf-8><title>x</title><body><main><h1>Mail</h1>${html}<p>Dear customer</p></main>`;
}

/** The words of a sentence before its first slot. */
function opening(sentence: string): string {
  return sentence.replace(/\s*\{.*$/, '');
}

describeWith(['chromium'], 'a banner that everybody can read', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startChromium();
  });

  afterAll(() => browser.close());

  describe.each(Object.entries(SIGHTS))('%s', (_, settings) => {
    let page: Page;

    beforeAll(async () => {
      page = await browser.newPage({ ...settings, viewport: { width: 760, height: 1000 } });
    });

    it.each(BANNER_SAMPLES)('keeps its contrast: $kind in $language', async ({ html }) => {
      await page.setContent(mail(html));
      expect(await axeViolations(page)).toEqual([]);
      const { contrasts } = await drawnBanner(page);
      expect(contrasts.length).toBeGreaterThanOrEqual(5);
      expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(7);
    });
  });

  // WCAG 1.4.4 and 1.4.10: 760 px at 200 %, and 1280 px at 400 %.
  it.each(BANNER_SAMPLES.flatMap((sample) => [380, 320].map((width) => ({ ...sample, width }))))(
    'needs no scrolling aside when enlarged to $width px: $kind in $language',
    async ({ html, width }) => {
      const page = await browser.newPage({ viewport: { width, height: 1200 }, deviceScaleFactor: 2 });
      await page.setContent(mail(html));
      expect(await lookAtBanner(page)).toMatchObject({ covered: 0, left: 8, width: width - 16 });
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
      await page.close();
    },
  );

  it.each(BANNER_SAMPLES)(
    'is read out from the level to the small print: $kind in $language',
    async (sample) => {
      const { kind, language, html } = sample;
      const page = await browser.newPage();
      await page.setContent(mail(html));
      const tree = (await page.locator('main').ariaSnapshot()).replace(/\s+/g, ' ');
      const { label, headline, action, sentence } = BOOK[language].levels[kind];
      const expected = [
        'heading "Mail"',
        `${label} – ${opening(headline)}`,
        opening(action),
        opening(sentence),
        BOOK[language].closing.contact,
        'Dear customer',
      ].map((words) => tree.indexOf(words.replace(/\s+/g, ' ')));
      expect(expected).not.toContain(-1);
      expect(expected).toEqual(expected.toSorted((left, right) => left - right));
      expect(tree).not.toMatch(/!!|cell|row|table/);
      await page.close();
    },
  );

  it('asks for nothing, so that it is whole where pictures are blocked', async () => {
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.setContent(BANNER_SAMPLES.map(({ html }) => html).join(''), { waitUntil: 'networkidle' });
    expect(requests).toEqual([]);
    const pictured = `[...document.querySelectorAll('*')].filter((each) => /^(?:img|svg|picture|object)$/.test(each.localName) || getComputedStyle(each).backgroundImage !== 'none').length`;
    expect(await page.evaluate<number>(pictured)).toBe(0);
    await page.close();
  });

  it.each([
    ['Arabic', ARABIC, 'contain'],
    ['Arabic', ARABIC, 'annotate'],
    ['Hebrew', HEBREW, 'contain'],
    ['Hebrew', HEBREW, 'annotate'],
  ] as const)('reads from left to right above %s that does not (%s, %s)', async (_, html, treatment) => {
    const page = await browser.newPage({ viewport: { width: 760, height: 1000 } });
    await page.setContent(shownHtml(html, { choices: { treatment: { impersonation: treatment } } }));
    expect(await lookAtBanner(page)).toMatchObject({ count: 1, covered: 0, left: 8, width: 744 });
    const [symbol, text] = await page.evaluate<number[]>(
      `[...document.querySelectorAll('.cf-banner td')].map((cell) => cell.getBoundingClientRect().left)`,
    );
    expect(symbol).toBeLessThan(text ?? 0);
    const directions = await page.evaluate<string[]>(
      `['.cf-banner div', 'p'].map((each) => getComputedStyle(document.querySelector(each)).direction)`,
    );
    expect(directions).toEqual(['ltr', 'rtl']);
    await page.close();
  });
});
