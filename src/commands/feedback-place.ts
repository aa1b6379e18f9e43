import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Configuration } from '../config/configuration.ts';
import type { Engine, FeedbackDesk } from '../engine/engine.ts';
import { Fault } from '../fault.ts';
import { openFeedbackDesk } from '../feedback/feedback-desk.ts';
import { type FeedbackStore, openFeedbackStore } from '../feedback/feedback-store.ts';
import type { ImapSettings } from '../feedback/imap-feedback.ts';
import { readOrCreateKey } from '../memory/memory-key.ts';
import type { Logger } from '../telemetry/logger.ts';
import { HOME } from './home.ts';

/** The reports, and the key of what is kept of them. */
export interface FeedbackPlace {
  readonly store: FeedbackStore;
  readonly key: string;
}

/** Opens the folder of the reports; folder and key are made where there are none. Throws `memory-unavailable`. */
export function feedbackPlace({ feedback }: Configuration): FeedbackPlace {
  const folder = resolve(HOME, feedback.folder);
  const key = readOrCreateKey(
    feedback.keyFile === '' ? join(folder, 'feedback.key') : resolve(HOME, feedback.keyFile),
  );
  return { store: openFeedbackStore(folder, key), key };
}

/** Where own users report, with what is too old removed. Undefined when nobody is asked. */
export function feedbackDesk(
  configuration: Configuration,
  engine: Pick<Engine, 'analyse'>,
  logger: Logger,
): FeedbackDesk | undefined {
  if (!configuration.feedback.enabled) return undefined;
  const { store, key } = feedbackPlace(configuration);
  purgeOld(configuration, store);
  return openFeedbackDesk(engine, store, { ...configuration.feedback, key }, logger);
}

const DAY_MS = 86_400_000;

/** Removes reports and messages that are older than they may be. Returns how many. */
export function purgeOld({ feedback }: Configuration, store: FeedbackStore): number {
  return store.purge(new Date(Date.now() - feedback.retentionDays * DAY_MS).toISOString());
}

/** The mailbox of the configuration with its password. Throws the fault `configuration-invalid`. */
export function imapSettings({ feedback: { imap } }: Configuration): ImapSettings {
  const { passwordFile, pollSeconds: _, ...settings } = imap;
  if (settings.host === '')
    throw new Fault('configuration-invalid', 'feedback.imap.host names no mail server');
  try {
    return { ...settings, password: passwordFile === '' ? '' : readFileSync(passwordFile, 'utf8').trim() };
  } catch (cause) {
    throw new Fault('configuration-invalid', `feedback.imap.passwordFile ${passwordFile} cannot be read`, {
      cause,
    });
  }
}
