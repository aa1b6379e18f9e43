import type { ExpertiseSource } from '../analysis/expertise.ts';
import { readRules } from '../engine/read-rules.ts';
import { createReloader, type Reloader } from '../engine/reload.ts';
import type { Logger } from '../telemetry/logger.ts';
import { type Installation, type InstallationOptions, rulePlace } from './installation.ts';

/** Something that judges by rules and can be given others. */
export interface Judging {
  /** Resolves with the number of workers that were told, where there is a queue. */
  replaceRules(source: ExpertiseSource): Promise<number | undefined>;
}

/** Reads the rules again from where they were read at the start, and gives them to what judges. */
export function rulesReloader(
  { configuration, expertise }: Installation,
  options: InstallationOptions,
  judging: Judging,
  logger: Logger,
): Reloader {
  const place = rulePlace(configuration, options);
  return createReloader({
    read: () => readRules(place),
    apply: ({ source }) => judging.replaceRules(source),
    logger,
    version: expertise.version,
  });
}

/** `systemctl reload`, `kill -HUP`. */
export function reloadOnSignal(reloader: Reloader): void {
  process.on('SIGHUP', () => {
    void reloader.reload();
  });
}
