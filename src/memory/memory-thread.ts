import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { dayOf } from './correspondents.ts';
import type { Lesson } from './lesson.ts';
import type { MemorySettings } from './memory-settings.ts';
import { type MemoryEvent, memoryWriter } from './memory-writer.ts';

/** What the thread is told: lessons to write down, or to end. */
export type MemoryOrder =
  | { readonly kind: 'learn'; readonly lessons: readonly Lesson[] }
  | { readonly kind: 'close' };

/** What the thread tells: `done` after each order to learn. */
export type MemoryNews = MemoryEvent | { readonly kind: 'done' };

const PURGE_EVERY_MS = 600_000;

if (parentPort) serve(parentPort, workerData as MemorySettings);

/** Waiting for a disk or for another writer's lock stops this thread and nobody else. */
function serve(port: MessagePort, settings: MemorySettings): void {
  const tell = (news: MemoryNews): void => port.postMessage(news);
  const writer = memoryWriter(settings, () => dayOf(new Date().toISOString()), tell);
  // Opens the place before the first lesson, so that lookups find it and trouble is told at the start.
  let last = writer.purge();
  const timer = setInterval(() => {
    last = last.then(writer.purge);
  }, PURGE_EVERY_MS);

  async function carryOut(order: MemoryOrder): Promise<void> {
    if (order.kind === 'learn') {
      await writer.learn(order.lessons);
      tell({ kind: 'done' });
      return;
    }
    clearInterval(timer);
    await writer.close();
    port.close();
  }

  port.on('message', (order: MemoryOrder) => {
    last = last.then(() => carryOut(order));
  });
}
