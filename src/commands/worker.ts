import { Command } from 'commander';
import type { ExpertiseSource } from '../analysis/expertise.ts';
import { startMetricsServer } from '../hooks/webhook/metrics-server.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { createLogger } from '../telemetry/pino-logger.ts';
import { httpAccess } from './http-access.ts';
import { type InstallationOptions, loadInstallation } from './installation.ts';
import { memorySettingsOrNone } from './memory-place.ts';
import { configOption, rulesOption } from './options.ts';
import { reloadOnSignal, rulesReloader } from './rules-reload.ts';
import { type Closable, closeOnSignal, countingRules } from './start.ts';

export function workerCommand(): Command {
  return new Command('worker')
    .description('analyses messages from the queue in Redis; any number, on any machine')
    .addOption(configOption())
    .addOption(rulesOption())
    .action(work);
}

async function work(options: InstallationOptions): Promise<void> {
  const installation = loadInstallation(options);
  const { configuration, source, expertise } = installation;
  const logger = createLogger(configuration.log.level);
  const { rules, knowledge, version } = expertise;
  const memory = memorySettingsOrNone(configuration.memory, logger);
  // Loaded by those who use it: the libraries of the queue would delay every other command.
  const { startQueueWorker } = await import('../engine/queue/queue-worker.ts');
  const from = { source, rulesVersion: version };
  const access =
    configuration.metrics.listen === '' ? undefined : httpAccess(configuration, configuration.metrics.listen);
  const metrics = await createMetrics();
  metrics.rules(version);
  const worker = await startQueueWorker(configuration, from, logger, memory, metrics);
  const shown =
    access && (await startMetricsServer({ ...access, ...configuration.metrics }, metrics, logger));
  const judging = {
    replaceRules: (next: ExpertiseSource) => worker.replaceRules(next).then(() => undefined),
  };
  const reloader = rulesReloader(installation, options, countingRules(judging, metrics), logger);
  reloadOnSignal(reloader);
  worker.onReload(() => void reloader.reload());
  closeOnSignal([...(shown ? [shown] : []), worker, theProcess]);
  process.stdout.write(
    [
      `Counterfoil takes messages from queue ${configuration.queue.name} as worker ${worker.name}`,
      `${rules.rules.length} rules (version ${version}), ${knowledge.brands.brands.length} brands, ${worker.threads} threads`,
      ...(shown ? [`Counterfoil tells its metrics on ${shown.address}`] : []),
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
