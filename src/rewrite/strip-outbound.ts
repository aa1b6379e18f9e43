import type { BannerBook } from './banner-book.ts';
import { bufferOf } from './buffer-of.ts';
import type { Edit } from './edit.ts';
import { deleteStaleFields } from './stale-fields.ts';
import { stripBanners } from './strip-banners.ts';

/**
 * The edits that take what is for our own readers out of a message that leaves: banners that an answer quotes, and the
 * fields of a message that is passed on. A verdict that somebody here wrote into it goes as well. Fields come first.
 *
 * @param authservId lower case; where there is none, no `Authentication-Results` are ours
 */
export function stripOutbound(content: Uint8Array, book: BannerBook, authservId?: string): readonly Edit[] {
  return [...stripFields(content, authservId), ...stripBanners(content, book)];
}

/** The fields alone, for a message whose body is not to be touched. */
export function stripFields(content: Uint8Array, authservId?: string): readonly Edit[] {
  return deleteStaleFields(bufferOf(content), authservId);
}
