import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../servers/require-servers.ts';
import { lookAtBanner } from './banner-sight.ts';
import { startChromium } from './chromium.ts';
import { HIDING_ATTACKS } from './hiding-attacks.ts';
import { shownHtml } from './shown-html.ts';

let browser: Browser;
let page: Page;

describeWith(['chromium'], 'a banner that a sender tries to hide', () => {
  beforeAll(async () => {
    browser = await startChromium();
    page = await browser.newPage({ viewport: { width: 760, height: 900 }, javaScriptEnabled: true });
  });

  afterAll(() => browser.close());

  it('has at least sixty ways to withstand', () => {
    expect(Object.keys(HIDING_ATTACKS).length).toBeGreaterThanOrEqual(60);
  });

  it.each(Object.entries(HIDING_ATTACKS))('withstands: %s', async (_, html) => {
    await page.setContent(shownHtml(html), { waitUntil: 'load' });
    const sight = await lookAtBanner(page);
    expect(sight).toMatchObject({ count: 1, scrolled: 0, covered: 0 });
    expect(sight.probed).toBeGreaterThan(20);
    expect(sight.top).toBeGreaterThanOrEqual(0);
    expect(sight.top).toBeLessThan(20);
    expect(sight.left).toBeGreaterThanOrEqual(0);
    expect(sight.width).toBeGreaterThan(700);
    expect(sight.height).toBeGreaterThan(120);
    expect(sight.height).toBeLessThan(330);
    expect(sight.contrast).toBeGreaterThanOrEqual(7);
    expect(sight.fontSize).toBeGreaterThanOrEqual(13);
    expect(sight.text).toContain('ce n’est très probablement pas Lumovia');
  });

  it('can tell a banner that is hidden', async () => {
    const html = shownHtml(HIDING_ATTACKS['absolute cover'] ?? '', {
      choices: { treatment: { impersonation: 'annotate' } },
    });
    await page.setContent(html, { waitUntil: 'load' });
    expect((await lookAtBanner(page)).covered).toBeGreaterThan(20);
  });
});
