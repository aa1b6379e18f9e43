import type { Page } from 'playwright-core';
import { pictureContrast, type Region } from './picture-contrast.ts';

/** Where the symbol and the blocks of the banner's text are, in whole px of the page. */
const BLOCKS = `[...document.querySelectorAll('.cf-banner td:first-child, .cf-banner td > div')]
  .map((block) => block.getBoundingClientRect())
  .map(({ left, top, width, height }) => ({
    left: Math.ceil(left), top: Math.ceil(top), width: Math.floor(width) - 1, height: Math.floor(height) - 1,
  }))`;

export interface DrawnBanner {
  readonly picture: Buffer;
  /** The symbol first, then the blocks from top to bottom. */
  readonly contrasts: readonly number[];
}

/** The contrast of every block as the browser draws it, whatever the styles say. */
export async function drawnBanner(page: Page): Promise<DrawnBanner> {
  const blocks = await page.evaluate<Region[]>(BLOCKS);
  const picture = await page.screenshot();
  const contrasts: number[] = [];
  for (const block of blocks) contrasts.push(await pictureContrast(picture, block));
  return { picture, contrasts };
}
