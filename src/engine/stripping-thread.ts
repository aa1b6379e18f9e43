import { workerData } from 'node:worker_threads';
import type { Document } from '../documents/document.ts';
import { Fault } from '../fault.ts';
import { loadBanners } from '../rewrite/banner-book.ts';
import type { Edit } from '../rewrite/edit.ts';
import { stripOutbound } from '../rewrite/strip-outbound.ts';

/** What the thread starts from. */
export interface StrippingData {
  readonly banners: readonly Document[];
  /** Our name in `Authentication-Results`, lower case; undefined for none. */
  readonly authservId: string | undefined;
}

const { banners, authservId } = workerData as StrippingData;
const reading = loadBanners(banners);

/** Takes our banners and fields out of one message, in this thread. */
export function stripTask(content: Uint8Array): readonly Edit[] {
  // The main thread has loaded the same documents before.
  if (!reading.ok) throw new Fault('rules-invalid', 'the banners do not load');
  return stripOutbound(content, reading.book, authservId);
}
