import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** What somebody sees of the banner who opens the message. */
export interface BannerSight {
  /** Banners in the document; without one there is nothing else. */
  readonly count: number;
  /** Edges and size in px, from the top of the document. */
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** How far the document is scrolled when it opens. */
  readonly scrolled: number;
  /** Points on the lines of its text, and those of them on which something else lies. */
  readonly probed: number;
  readonly covered: number;
  /** Lowest contrast of its text (WCAG 2), and smallest letters in px. */
  readonly contrast: number;
  readonly fontSize: number;
  readonly text: string;
}

const PROBE = readFileSync(new URL('probe-banner.js', import.meta.url), 'utf8');

/** Webmail puts something in front of the names of classes. */
const BANNER = '[class$="cf-banner"]';

/** JavaScript whose value is the `BannerSight` of the document in which it runs. */
export const LOOK_AT_BANNER = `${PROBE};probeBanner(${JSON.stringify(BANNER)})`;

/** Probes every line of the banner by hit testing, so that the browser itself says what lies on top. */
export function lookAtBanner(page: Page): Promise<BannerSight> {
  return page.evaluate<BannerSight>(LOOK_AT_BANNER);
}
