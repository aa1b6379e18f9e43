import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { Fault } from '../fault.ts';
import type { FeedbackEntry } from '../feedback/feedback.ts';
import { type FeedbackStore, labelledFile, labelOf } from '../feedback/feedback-store.ts';
import { feedbackAcceptCommand } from './feedback-accept.ts';
import { feedbackImapCommand } from './feedback-imap.ts';
import { feedbackPlace, purgeOld } from './feedback-place.ts';
import { type InstallationOptions, readConfiguration } from './installation.ts';
import { configOption } from './options.ts';

export function feedbackCommand(): Command {
  return new Command('feedback')
    .description('what people here say about verdicts: false alarms and misses')
    .addCommand(
      subcommand('list', 'one line per report, the newest last', list).option(
        '--json',
        'one JSON object per line',
      ),
    )
    .addCommand(
      subcommand('show', 'everything that is kept of a report', show).argument('<id>', 'of the list'),
    )
    .addCommand(feedbackAcceptCommand())
    .addCommand(
      subcommand(
        'export',
        'the kept messages, decrypted, with labels for evaluate and tune',
        exportCorpus,
      ).argument('<folder>', 'made where there is none'),
    )
    .addCommand(subcommand('purge', 'remove what is older than feedback.retentionDays', purge))
    .addCommand(feedbackImapCommand());
}

function subcommand<Arguments extends unknown[]>(
  name: string,
  description: string,
  action: (...args: Arguments) => void,
): Command {
  return new Command(name)
    .description(description)
    .addOption(configOption())
    .action(action as () => void);
}

function storeOf(options: InstallationOptions): FeedbackStore {
  return feedbackPlace(readConfiguration(options)).store;
}

function list(options: InstallationOptions & { readonly json?: true }): void {
  for (const entry of storeOf(options).entries()) {
    process.stdout.write(`${options.json ? JSON.stringify(entry) : line(entry)}\n`);
  }
}

function line({ id, received, kind, verdict, score, state, suggestion }: FeedbackEntry): string {
  return [
    `${id} ${received.slice(0, 10)} ${kind.padEnd(11)} ${state.padEnd(8)}`,
    `${verdict} ${score.toFixed(1)}: ${suggestion.words}`,
  ].join(' ');
}

function show(id: string, options: InstallationOptions): void {
  process.stdout.write(`${JSON.stringify(known(storeOf(options), id), undefined, 2)}\n`);
}

/** The entry. Throws the fault `input-unreadable` where there is none. */
function known(store: FeedbackStore, id: string): FeedbackEntry {
  const entry = store.find(id);
  if (entry) return entry;
  throw new Fault('input-unreadable', `no report has the id "${id}"; see "feedback list"`);
}

function exportCorpus(folder: string, options: InstallationOptions): void {
  const store = storeOf(options);
  const kept = store.entries().filter(({ original }) => original);
  for (const { id } of kept) {
    const file = join(folder, labelledFile(id));
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, store.original(id), { mode: 0o600 });
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const labels = kept.map((entry) => `${JSON.stringify(labelOf(entry))}\n`);
  writeFileSync(join(folder, 'labels.jsonl'), labels.join(''), { mode: 0o600 });
  process.stdout.write(`${kept.length} messages in ${folder}\n`);
}

function purge(options: InstallationOptions): void {
  const configuration = readConfiguration(options);
  process.stdout.write(`${purgeOld(configuration, feedbackPlace(configuration).store)} reports removed\n`);
}
