import type { Analysis } from '../analysis/analysis.ts';
import { renderBanner } from '../rewrite/banner.ts';
import type { Installation } from './installation.ts';

/** The banner as a page to look at; undefined for a verdict that gets none. */
export function bannerPage(
  { verdict, senderName }: Analysis,
  installation: Installation,
): string | undefined {
  const { configuration, expertise } = installation;
  const brand = verdict.brand === undefined ? undefined : expertise.knowledge.brands.byId(verdict.brand);
  const banner = renderBanner(verdict, {
    banners: expertise.banners,
    defaultLanguage: configuration.banner.defaultLanguage,
    senderName,
    ...(brand && { brand }),
  });
  return banner && `<!doctype html><meta charset="utf-8"><title>${verdict.kind}</title><body>${banner.html}`;
}
