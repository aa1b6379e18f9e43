import { renderBanner } from '../../src/rewrite/banner.ts';
import { BANNER_LANGUAGES, type BannerLanguage } from '../../src/rewrite/banner-texts.ts';
import type { BannerKind } from '../../src/rewrite/treatment.ts';
import { judged, verdict } from '../rewrite/judged.ts';

/** A banner of every level in every language. */
export interface BannerSample {
  readonly kind: BannerKind;
  readonly language: BannerLanguage;
  readonly html: string;
}

const KINDS = ['impersonation', 'suspicious', 'intermediary'] as const;

export const BANNER_SAMPLES: readonly BannerSample[] = KINDS.flatMap((kind) =>
  BANNER_LANGUAGES.map((language) => ({ kind, language, html: sample(kind, language) })),
);

function sample(kind: BannerKind, language: BannerLanguage): string {
  const banner = renderBanner(verdict({ kind, language }), {
    ...judged(''),
    plan: { languages: [], country: 'BE' },
    reportAddress: 'help@your-company.example',
  });
  if (!banner) throw new Error(`no banner for ${kind}`);
  return banner.html;
}
