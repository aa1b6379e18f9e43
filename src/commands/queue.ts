import { Command } from 'commander';
import type { DeadLetter, DeadLetters } from '../engine/queue/callbacks/dead-letters.ts';
import { Fault } from '../fault.ts';
import { createLogger } from '../telemetry/pino-logger.ts';
import { EXIT } from './exit-status.ts';
import { type InstallationOptions, readConfiguration } from './installation.ts';
import { configOption } from './options.ts';

export function queueCommand(): Command {
  const dead = new Command('dead').description('callbacks that were given up');
  return new Command('queue').description('look after the queue').addCommand(
    dead
      .addCommand(
        new Command('list')
          .description('which, after how many tries, and why; the newest first')
          .option('--json', 'one JSON object per line')
          .addOption(configOption())
          .action(list),
      )
      .addCommand(
        choosing('retry', 'try them again from the beginning').action((ids, options) =>
          each(ids, options, 'retry'),
        ),
      )
      .addCommand(
        choosing('remove', 'forget them and their messages').action((ids, options) =>
          each(ids, options, 'remove'),
        ),
      ),
  );
}

function choosing(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument('[id...]', 'as list shows them')
    .option('--all', 'all of them')
    .addOption(configOption());
}

interface ListOptions extends InstallationOptions {
  readonly json?: true;
}

interface ChoosingOptions extends InstallationOptions {
  readonly all?: true;
}

async function list(options: ListOptions): Promise<void> {
  await withDeadLetters(options, async (letters) => {
    const line = options.json ? (letter: DeadLetter) => JSON.stringify(letter) : lineOf;
    for (const letter of await letters.list()) process.stdout.write(`${line(letter)}\n`);
  });
}

function lineOf({ id, attempts, problem, died, expires }: DeadLetter): string {
  const tries = `${attempts} ${attempts === 1 ? 'try' : 'tries'}`;
  return `${id}  ${died}  ${tries}: ${problem}  (gone ${expires})`;
}

async function each(
  ids: readonly string[],
  options: ChoosingOptions,
  what: 'retry' | 'remove',
): Promise<void> {
  if (ids.length === 0 && !options.all) {
    process.stderr.write(`counterfoil: queue dead ${what} takes ids, or --all\n`);
    process.exitCode = EXIT.usage;
    return;
  }
  await withDeadLetters(options, async (letters) => {
    const chosen = options.all ? (await letters.list()).map(({ id }) => id) : ids;
    for (const id of chosen) {
      const done = await letters[what](id);
      process.stdout.write(`${id}  ${done ? DONE[what] : 'is not among the dead letters'}\n`);
      if (!done) process.exitCode = EXIT.found;
    }
  });
}

const DONE = { retry: 'is tried again', remove: 'is removed' } as const;

async function withDeadLetters(
  options: InstallationOptions,
  work: (letters: DeadLetters) => Promise<void>,
): Promise<void> {
  const { queue, log } = readConfiguration(options);
  // Loaded by those who use it: the libraries of the queue would delay every other command.
  const { openDeadLetters } = await import('../engine/queue/callbacks/dead-letters.ts');
  const { letters, close } = openDeadLetters(queue, createLogger(log.level));
  try {
    await work(letters);
  } catch (cause) {
    throw new Fault('queue-unavailable', `the queue cannot be used: ${String(cause)}`, { cause });
  } finally {
    await close();
  }
}
