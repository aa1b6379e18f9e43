#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { EX_TEMPFAIL, EXIT, exitStatusOf } from './commands/exit-status.ts';
import { spellOutTrust } from './commands/options.ts';

/** Each is loaded when it is asked for: a mail server that starts `filter` for every message shall not load the rest. */
const COMMANDS = new Map([
  ['start', async () => (await import('./commands/start.ts')).startCommand()],
  ['gateway', async () => (await import('./commands/gateway.ts')).gatewayCommand()],
  ['worker', async () => (await import('./commands/worker.ts')).workerCommand()],
  ['scan', async () => (await import('./commands/scan.ts')).scanCommand()],
  ['explain', async () => (await import('./commands/explain.ts')).explainCommand()],
  ['filter', async () => (await import('./commands/filter.ts')).filterCommand()],
  ['opensmtpd', async () => (await import('./commands/opensmtpd.ts')).opensmtpdCommand()],
  ['evaluate', async () => (await import('./commands/evaluate.ts')).evaluateCommand()],
  ['tune', async () => (await import('./commands/tune.ts')).tuneCommand()],
  ['shadow', async () => (await import('./commands/shadow.ts')).shadowCommand()],
  ['feedback', async () => (await import('./commands/feedback.ts')).feedbackCommand()],
  ['rules', async () => (await import('./commands/rules.ts')).rulesCommand()],
  ['brands', async () => (await import('./commands/brands.ts')).brandsCommand()],
  ['logos', async () => (await import('./commands/logos.ts')).logosCommand()],
  ['memory', async () => (await import('./commands/memory.ts')).memoryCommand()],
  ['queue', async () => (await import('./commands/queue.ts')).queueCommand()],
  ['config', async () => (await import('./commands/config.ts')).configCommand()],
]);

const named = COMMANDS.get(process.argv[2] ?? '');
const program = new Command('counterfoil').description(
  'Tells people when a message is not from the company it claims to be from.',
);
for (const load of named ? [named] : COMMANDS.values()) program.addCommand(await load());

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
