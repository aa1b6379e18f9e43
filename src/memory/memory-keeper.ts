import { Worker } from 'node:worker_threads';
import type { Logger } from '../telemetry/logger.ts';
import type { Lesson } from './lesson.ts';
import type { MemorySettings } from './memory-settings.ts';
import type { MemoryNews, MemoryOrder } from './memory-thread.ts';

/** Takes lessons and has a thread write them down. Nothing here waits, fails or throws. */
export interface MemoryKeeper {
  learn(lesson: Lesson): void;
  /** Writes down what is still to be written, as far as that works within a few seconds. */
  close(): Promise<void>;
}

/** Lessons of so long are written together: one transaction costs about as much as one lesson. */
const COLLECT_MS = 300;

/** When writing is slower than the mail, lessons are lost and not memory used up. */
const PENDING_LIMIT = 10_000;

const CLOSE_PATIENCE_MS = 5_000;

/** Starts the thread. The log tells once when the memory cannot be reached, and once when it can be again. */
export function startMemoryKeeper(settings: MemorySettings, logger: Logger): MemoryKeeper {
  const worker = new Worker(new URL('./memory-thread.ts', import.meta.url), { workerData: settings });
  worker.unref();
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  let pending: Lesson[] = [];
  let writing = false;
  let timer: NodeJS.Timeout | undefined;
  let closing = false;

  const order = (what: MemoryOrder): void => worker.postMessage(what);

  function write(): void {
    timer = undefined;
    if (writing || pending.length === 0) return;
    order({ kind: 'learn', lessons: pending });
    pending = [];
    writing = true;
  }

  worker.on('message', (news: MemoryNews) => {
    if (news.kind !== 'done') return report(news, logger);
    writing = false;
    if (pending.length > 0) write();
  });
  worker.on('error', (error) => {
    closing = true;
    logger.error({ err: error }, 'the memory has failed; messages are judged without new memories');
  });

  return {
    learn(lesson) {
      if (closing || pending.length >= PENDING_LIMIT) return;
      pending.push(lesson);
      timer ??= setTimeout(write, COLLECT_MS).unref();
    },
    async close() {
      if (closing) return;
      closing = true;
      clearTimeout(timer);
      if (pending.length > 0) order({ kind: 'learn', lessons: pending });
      pending = [];
      order({ kind: 'close' });
      const impatience = setTimeout(() => void worker.terminate(), CLOSE_PATIENCE_MS);
      await ended;
      clearTimeout(impatience);
    },
  };
}

function report(event: Exclude<MemoryNews, { readonly kind: 'done' }>, logger: Logger): void {
  if (event.kind === 'unreachable') {
    logger.warn({ reason: event.reason }, 'the memory cannot be reached; messages are judged without it');
  } else if (event.kind === 'reachable') {
    logger.info({}, 'the memory can be reached again');
  } else {
    logger.error({ aside: event.aside }, 'the memory was damaged and set aside; it starts anew');
  }
}
