import { Command } from 'commander';
import type { Logger } from '../telemetry/logger.ts';
import type { Installation, InstallationOptions } from './installation.ts';
import { memorySettingsOrNone } from './memory-place.ts';
import { configOption, rulesOption } from './options.ts';
import { serve, type WorkingEngine } from './start.ts';

export function gatewayCommand(): Command {
  return new Command('gateway')
    .description('the same hooks as start, with workers behind a queue in Redis')
    .addOption(configOption())
    .addOption(rulesOption())
    .action((options: InstallationOptions) => serve(options, startQueue));
}

async function startQueue(installation: Installation, logger: Logger): Promise<WorkingEngine> {
  const { configuration, source, expertise } = installation;
  const memory = memorySettingsOrNone(configuration.memory, logger);
  const rulesVersion = expertise.version;
  // Loaded by those who use it: the libraries of the queue would delay every other command.
  const { startQueueEngine } = await import('../engine/queue.ts');
  const engine = await startQueueEngine(configuration, { source, rulesVersion }, logger, memory);
  const { queueFigures } = await import('../engine/queue/queue-figures.ts');
  return {
    ...engine,
    capacity: `queue ${configuration.queue.name}`,
    queueFigures: () => queueFigures(engine.desk),
    async queueBoard(path) {
      const { queueBoard } = await import('../engine/queue/queue-board.ts');
      return queueBoard(engine.desk, path);
    },
  };
}
