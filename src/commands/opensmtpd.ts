import { Command } from 'commander';
import { startEmbeddedEngine } from '../engine/embedded.ts';
import { serveOpensmtpd } from '../hooks/opensmtpd/opensmtpd-filter.ts';
import { createLogger } from '../telemetry/pino-logger.ts';
import { type InstallationOptions, loadInstallation } from './installation.ts';
import { memorySettingsOrNone } from './memory-place.ts';
import { configOption, rulesOption } from './options.ts';

export function opensmtpdCommand(): Command {
  return new Command('opensmtpd')
    .description('a filter of OpenSMTPD, which starts it and speaks to it on standard input and output')
    .addOption(configOption())
    .addOption(rulesOption())
    .action(filter);
}

/** Ends with its standard input, when smtpd does. Standard output belongs to the protocol. */
async function filter(options: InstallationOptions): Promise<void> {
  const { configuration, source } = loadInstallation(options);
  const logger = createLogger(configuration.log.level);
  const memory = memorySettingsOrNone(configuration.memory, logger);
  const engine = await startEmbeddedEngine(configuration, source, logger, memory);
  const { maxBytes, skipAuthenticatedSubmissions } = configuration.message;
  const settings = { maxMessageBytes: maxBytes, skipAuthenticatedSubmissions };
  await serveOpensmtpd(process.stdin, process.stdout, settings, engine, logger);
  await engine.close();
}
