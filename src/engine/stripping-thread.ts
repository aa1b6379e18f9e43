import { workerData } from 'node:worker_threads';
import type { Document } from '../documents/document.ts';
import { Fault } from '../fault.ts';
import { loadBanners } from '../rewrite/banner-book.ts';
import type { Edit } from '../rewrite/edit.ts';
import { stripBanners } from '../rewrite/strip-banners.ts';

const reading = loadBanners(workerData as readonly Document[]);

/** Takes our banners out of one message, in this thread. */
export function stripTask(content: Uint8Array): readonly Edit[] {
  // The main thread has loaded the same documents before.
  if (!reading.ok) throw new Fault('rules-invalid', 'the banners do not load');
  return stripBanners(content, reading.book);
}
