import { readBannerDocuments } from '../analysis/rule-folder.ts';
import { ownAuthservId } from '../engine/rewrite-options.ts';
import { loadBanners } from '../rewrite/banner-book.ts';
import type { Edit } from '../rewrite/edit.ts';
import { stripOutbound } from '../rewrite/strip-outbound.ts';
import type { FilterOptions } from './filter-options.ts';
import { readConfiguration, refusal, rulePlace } from './installation.ts';

/** Takes our banners and fields out of one message in this process, which reads nothing else of the rules. */
export function stripHere(content: Uint8Array, options: FilterOptions): readonly Edit[] {
  const configuration = readConfiguration(options);
  const { folder, local } = rulePlace(configuration, options);
  const reading = loadBanners(readBannerDocuments(folder, local));
  if (!reading.ok) throw refusal('rules-invalid', reading.problems);
  return stripOutbound(content, reading.book, ownAuthservId(configuration));
}
