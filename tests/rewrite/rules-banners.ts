import { readFileSync } from 'node:fs';
import type { Document } from '../../src/documents/document.ts';
import { type BannerBook, loadBanners } from '../../src/rewrite/banner-book.ts';
import { BANNER_LANGUAGES } from '../../src/rewrite/banner-texts.ts';

/** The banner texts as they are shipped. */
export function bannerDocuments(): Document[] {
  return BANNER_LANGUAGES.map((language) => {
    const file = `rules/banners/${language}.yaml`;
    return { file, text: readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8') };
  });
}

export function bannerBook(): BannerBook {
  const reading = loadBanners(bannerDocuments());
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.book;
}
