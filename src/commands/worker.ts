import { Command } from 'commander';
import { createLogger } from '../telemetry/pino-logger.ts';
import { type InstallationOptions, loadInstallation } from './installation.ts';
import { configOption, rulesOption } from './judging-options.ts';
import { memorySettingsOrNone } from './memory-place.ts';
import { type Closable, closeOnSignal } from './start.ts';

export function workerCommand(): Command {
  return new Command('worker')
    .description('analyses messages from the queue in Redis; any number, on any machine')
    .addOption(configOption())
    .addOption(rulesOption())
    .action(work);
}

async function work(options: InstallationOptions): Promise<void> {
  const { configuration, source, expertise } = loadInstallation(options);
  const logger = createLogger(configuration.log.level);
  const { rules, knowledge } = expertise;
  const memory = memorySettingsOrNone(configuration.memory, logger);
  // Loaded by those who use it: the libraries of the queue would delay every other command.
  const { startQueueWorker } = await import('../engine/queue/queue-worker.ts');
  const from = { source, rulesVersion: rules.version };
  const worker = await startQueueWorker(configuration, from, logger, memory);
  closeOnSignal([worker, theProcess]);
  process.stdout.write(
    [
      `Counterfoil takes messages from queue ${configuration.queue.name} as worker ${worker.name}`,
      `${rules.rules.length} rules (version ${rules.version}), ${knowledge.brands.brands.length} brands, ${worker.threads} threads`,
      '',
    ].join('\n'),
  );
}

/** The library of the queue never stops looking for a Redis that is gone, and would keep the process alive with it. */
const theProcess: Closable = {
  async close() {
    process.exit();
  },
};
