import type { BannerLanguage } from '../../src/rewrite/banner-texts.ts';
import type { BannerKind } from '../../src/rewrite/treatment.ts';
import { bannerBook } from '../rewrite/rules-banners.ts';

const BOOK = bannerBook();

/** A text with white space, apostrophes and dashes as every client writes them. */
export function plainly(text: string): string {
  return text
    .replace(/[\s\u{a0}]+/gu, ' ')
    .replaceAll('’', "'")
    .replaceAll('–', '-')
    .trim();
}

/** What a banner about a brand must say in a language: its headline, and what to do. */
export function bannerWords(
  language: BannerLanguage,
  brand: string,
  kind: BannerKind = 'impersonation',
): readonly string[] {
  const { label, headline, action } = BOOK[language].levels[kind];
  return [`${label} - ${headline}`, action].map((text) => plainly(text.replaceAll('{brand}', brand)));
}
