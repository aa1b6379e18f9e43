import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import type { FeedbackDesk } from '../engine/engine.ts';
import { Fault } from '../fault.ts';
import type { ImapSettings } from '../feedback/imap-feedback.ts';
import type { Logger } from '../telemetry/logger.ts';
import { createLogger } from '../telemetry/pino-logger.ts';
import { feedbackDesk, imapSettings } from './feedback-place.ts';
import { type InstallationOptions, loadInstallation } from './installation.ts';
import { configOption, rulesOption } from './options.ts';

interface ImapOptions extends InstallationOptions {
  readonly once?: true;
}

export function feedbackImapCommand(): Command {
  return new Command('imap')
    .description('take what people move into the folders of feedback.imap, every feedback.imap.pollSeconds')
    .option('--once', 'one visit, then end')
    .addOption(configOption())
    .addOption(rulesOption())
    .action(takeFromMailbox);
}

async function takeFromMailbox(options: ImapOptions): Promise<void> {
  const { configuration, source } = loadInstallation(options);
  const settings = imapSettings(configuration);
  const logger = createLogger(configuration.log.level);
  // Loaded by those who use it: threads and libraries would delay every other command.
  const { startEmbeddedEngine } = await import('../engine/embedded.ts');
  const engine = await startEmbeddedEngine(configuration, source, logger);
  try {
    const desk = feedbackDesk(configuration, engine, logger);
    if (!desk) throw new Fault('configuration-invalid', 'feedback.enabled is false');
    if (options.once) process.stdout.write(`${await visit(settings, desk, logger)} reports taken\n`);
    else await visitForEver(settings, desk, logger, configuration.feedback.imap.pollSeconds);
  } finally {
    await engine.close();
  }
}

async function visit(settings: ImapSettings, desk: FeedbackDesk, logger: Logger): Promise<number> {
  const { collectImapFeedback } = await import('../feedback/imap-feedback.ts');
  return collectImapFeedback(settings, desk, logger);
}

/** A mail server that is away for a while is no reason to end. */
async function visitForEver(
  settings: ImapSettings,
  desk: FeedbackDesk,
  logger: Logger,
  seconds: number,
): Promise<void> {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  while (!ending.signal.aborted) {
    try {
      await visit(settings, desk, logger);
    } catch (error) {
      logger.warn({ err: error }, 'the mailbox of reports cannot be read; trying again');
    }
    await pause(seconds * 1_000, undefined, { signal: ending.signal }).catch(() => undefined);
  }
}
