#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { brandsCommand } from './commands/brands.ts';
import { configCommand } from './commands/config.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { EX_TEMPFAIL, EXIT, exitStatusOf } from './commands/exit-status.ts';
import { explainCommand } from './commands/explain.ts';
import { filterCommand } from './commands/filter.ts';
import { gatewayCommand } from './commands/gateway.ts';
import { spellOutTrust } from './commands/judging-options.ts';
import { memoryCommand } from './commands/memory.ts';
import { opensmtpdCommand } from './commands/opensmtpd.ts';
import { rulesCommand } from './commands/rules.ts';
import { scanCommand } from './commands/scan.ts';
import { startCommand } from './commands/start.ts';
import { workerCommand } from './commands/worker.ts';

const program = new Command('counterfoil')
  .description('Tells people when a message is not from the company it claims to be from.')
  .addCommand(startCommand())
  .addCommand(gatewayCommand())
  .addCommand(workerCommand())
  .addCommand(scanCommand())
  .addCommand(explainCommand())
  .addCommand(filterCommand())
  .addCommand(opensmtpdCommand())
  .addCommand(evaluateCommand())
  .addCommand(rulesCommand())
  .addCommand(brandsCommand())
  .addCommand(memoryCommand())
  .addCommand(configCommand());

throwInsteadOfExit(program);
try {
  await program.parseAsync(spellOutTrust(process.argv));
} catch (error) {
  process.exitCode = error instanceof CommanderError ? usageStatus(error) : exitStatusOf(error);
}

/** Commander ends the process with 1 on wrong usage; ours is 2. */
function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  command.commands.forEach(throwInsteadOfExit);
}

/** Commander has printed its message already; help is no error. */
function usageStatus({ exitCode }: CommanderError): number {
  if (exitCode === 0) return EXIT.fine;
  return process.argv[2] === 'filter' ? EX_TEMPFAIL : EXIT.usage;
}
