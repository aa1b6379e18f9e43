import { Piscina } from 'piscina';
import type { ExpertiseSource } from '../analysis/expertise.ts';
import type { Configuration } from '../config/configuration.ts';
import type { Document } from '../documents/document.ts';
import type { Edit } from '../rewrite/edit.ts';
import type { Logger } from '../telemetry/logger.ts';

/** Takes our banners out of what people here send, in a thread of its own. */
export interface BannerStripper {
  /** Never rejects: a message that takes too long, or upsets the thread, goes on as it is. */
  strip(content: Uint8Array): Promise<readonly Edit[]>;
  close(): Promise<void>;
}

/** A thread that nobody needs any more ends. */
const IDLE_MS = 60_000;

/** As the configuration says; undefined where outbound mail is left alone. */
export function outboundStripper(
  { banner, engine }: Pick<Configuration, 'banner' | 'engine'>,
  { folder }: ExpertiseSource,
  logger: Logger,
): BannerStripper | undefined {
  return banner.stripOutbound ? startBannerStripper(folder.banners, engine.deadlineMs, logger) : undefined;
}

/** The thread starts with the first message, and knows only the banners: it judges nothing. */
function startBannerStripper(
  banners: readonly Document[],
  deadlineMs: number,
  logger: Logger,
): BannerStripper {
  const pool = new Piscina({
    filename: new URL('./stripping-thread.ts', import.meta.url).href,
    name: 'stripTask',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    workerData: banners,
    atomics: 'disabled',
  });
  return {
    async strip(content) {
      try {
        return (await pool.run(content, { signal: AbortSignal.timeout(deadlineMs) })) as readonly Edit[];
      } catch (error) {
        logger.warn({ err: error }, 'outbound message goes on with what banners it has');
        return [];
      }
    },
    close: () => pool.destroy(),
  };
}
