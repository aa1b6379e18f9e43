import { Piscina } from 'piscina';
import type { ExpertiseSource } from '../analysis/expertise.ts';
import type { Configuration } from '../config/configuration.ts';
import type { Edit } from '../rewrite/edit.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Engine } from './engine.ts';
import { ownAuthservId } from './rewrite-options.ts';
import type { StrippingData } from './stripping-thread.ts';

/** Takes our banners and fields out of what people here send, in a thread of its own. */
export interface BannerStripper {
  /** Never rejects: a message that takes too long, or upsets the thread, goes on as it is. */
  strip(content: Uint8Array): Promise<readonly Edit[]>;
  /** Every further message is searched for the banners of these rules; those under way end with the old ones. */
  replaceBanners(source: ExpertiseSource): void;
  /** Waits for what is under way, which has a deadline. */
  close(): Promise<void>;
}

/** A thread that nobody needs any more ends. */
const IDLE_MS = 60_000;

/** The thread starts with the first message, and knows only the banners: it judges nothing. */
export function startBannerStripper(
  configuration: Pick<Configuration, 'authentication' | 'engine'>,
  source: ExpertiseSource,
  logger: Logger,
): BannerStripper {
  const { deadlineMs } = configuration.engine;
  const authservId = ownAuthservId(configuration);
  let thread = startThread({ banners: source.folder.banners, authservId });
  const retiring = new Set<Promise<void>>();
  return {
    async strip(content) {
      try {
        return await thread.run(content, deadlineMs);
      } catch (error) {
        logger.warn({ err: error }, 'outbound message goes on with what banners it has');
        return [];
      }
    },
    replaceBanners({ folder }) {
      const end: Promise<void> = thread.retire().finally(() => retiring.delete(end));
      retiring.add(end);
      thread = startThread({ banners: folder.banners, authservId });
    },
    async close() {
      await Promise.all([thread.retire(), ...retiring]);
    },
  };
}

/** What an engine offers of a stripper: to whoever asks by name, and to logins where the administrator wants it. */
export function outboundOf(
  { strip }: BannerStripper,
  { banner }: Pick<Configuration, 'banner'>,
): Pick<Engine, 'stripOutbound' | 'stripBanners'> {
  return { stripOutbound: strip, ...(banner.stripOutbound && { stripBanners: strip }) };
}

interface StrippingThread {
  run(content: Uint8Array, deadlineMs: number): Promise<readonly Edit[]>;
  /** Ends it once nothing is under way. */
  retire(): Promise<void>;
}

function startThread(workerData: StrippingData): StrippingThread {
  const pool = new Piscina({
    filename: new URL('./stripping-thread.ts', import.meta.url).href,
    name: 'stripTask',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    workerData,
    atomics: 'disabled',
  });
  const underWay = new Set<Promise<readonly Edit[]>>();
  return {
    run(content, deadlineMs) {
      const task: Promise<readonly Edit[]> = pool
        .run(content, { signal: AbortSignal.timeout(deadlineMs) })
        .finally(() => underWay.delete(task));
      underWay.add(task);
      return task;
    },
    async retire() {
      // Piscina's own close() ends a thread that is still starting, and the message with it.
      await Promise.allSettled(underWay);
      await pool.destroy();
    },
  };
}
