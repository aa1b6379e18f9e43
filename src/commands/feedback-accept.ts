import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { Fault } from '../fault.ts';
import { type Acceptance, additionFor, withAddition } from '../feedback/accept.ts';
import { feedbackPlace } from './feedback-place.ts';
import { type InstallationOptions, loadInstallation, readConfiguration } from './installation.ts';
import { localFolder } from './local-folder.ts';
import { configOption, rulesOption } from './options.ts';

type AcceptOptions = InstallationOptions & Acceptance;

export function feedbackAcceptCommand(): Command {
  return new Command('accept')
    .description('write what a report suggests to your own rules, until a day')
    .argument('<id>', 'of the list')
    .requiredOption('--until <date>', 'the last day on which it counts: 2027-06-30', isoDate)
    .requiredOption('--owner <who>', 'who in your house answers for it')
    .option(
      '--evidence <page>',
      'an https:// page that says it: the sender becomes a partner, else an exception',
    )
    .option('--role <role>', 'of a partner', 'sales')
    .addOption(configOption())
    .addOption(rulesOption())
    .action(accept);
}

function isoDate(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime())) return text;
  throw new InvalidArgumentError('a day is written 2027-06-30');
}

function accept(id: string, options: AcceptOptions): void {
  const configuration = readConfiguration(options);
  const { store } = feedbackPlace(configuration);
  const entry = store.find(id);
  if (!entry) throw new Fault('input-unreadable', `no report has the id "${id}"; see "feedback list"`);
  if (entry.state === 'accepted') throw new Fault('input-unreadable', `${id} is accepted already`);
  const addition = additionFor(entry, options);
  const file = join(localFolder(configuration, options), addition.path);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, withAddition(before, addition));
  checkOrRestore(file, before, options);
  store.save({ ...entry, state: 'accepted' });
  const until = entry.suggestion.words.replace('…', options.until);
  process.stdout.write(`${until} (${file}); it counts after a reload\n`);
}

/** A file that the gateway would refuse is worse than none. */
function checkOrRestore(file: string, before: string | undefined, options: InstallationOptions): void {
  try {
    loadInstallation(options);
  } catch (error) {
    if (before === undefined) rmSync(file);
    else writeFileSync(file, before);
    throw error;
  }
}
