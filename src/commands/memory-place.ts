import { join, resolve } from 'node:path';
import type { Configuration } from '../config/configuration.ts';
import { Fault } from '../fault.ts';
import { readOrCreateKey } from '../memory/memory-key.ts';
import type { MemorySettings } from '../memory/memory-settings.ts';
import type { Logger } from '../telemetry/logger.ts';
import { HOME } from './home.ts';

/**
 * Where the memory is, with its key, which is made where there is none. Undefined when the memory is switched off.
 * Throws the fault `memory-unavailable`.
 */
export function memorySettings({
  enabled,
  folder,
  redis,
  ...rest
}: Configuration['memory']): MemorySettings | undefined {
  if (!enabled) return undefined;
  const place = memoryPlace(folder, redis);
  return { place, key: readOrCreateKey(join(resolve(HOME, folder), 'memory.key')), ...rest };
}

/** As `memorySettings`, for those who go on without a memory: what is wrong goes to the log. */
export function memorySettingsOrNone(
  configuration: Configuration['memory'],
  logger: Logger,
): MemorySettings | undefined {
  try {
    return memorySettings(configuration);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    logger.warn({ reason: error.message }, 'the memory cannot be used; messages are judged without it');
    return undefined;
  }
}

function memoryPlace(folder: string, redis: string): MemorySettings['place'] {
  if (redis !== '') return { kind: 'redis', url: redis };
  return { kind: 'sqlite', file: join(resolve(HOME, folder), 'memory.sqlite') };
}
