import type { Verdict } from '../verdict/verdict.ts';
import { type BannerContext, bannerContent } from './banner-content.ts';
import { bannerHtml } from './banner-html.ts';
import { type BannerPhrases, bannerPhrases } from './banner-phrases.ts';
import { bannerText } from './banner-text.ts';
import type { LinkWords } from './banner-texts.ts';

/** A banner in the two forms that a message may need, with LF lines. */
export interface Banner {
  readonly html: string;
  readonly text: string;
  /** What stands behind the links of a message that gets it. */
  readonly links: LinkWords;
  /** By which copies of it are known. */
  readonly phrases: BannerPhrases;
}

/** The banner for a verdict; undefined for verdicts that get none. */
export function renderBanner(verdict: Verdict, context: BannerContext): Banner | undefined {
  const content = bannerContent(verdict, context);
  return (
    content && {
      html: bannerHtml(content),
      text: bannerText(content),
      links: context.banners[content.language].links,
      phrases: bannerPhrases(context.banners),
    }
  );
}
