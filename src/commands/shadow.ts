import { rmSync } from 'node:fs';
import { Command } from 'commander';
import { readShadowReport } from '../shadow/shadow-book.ts';
import { shadowText } from '../shadow/shadow-text.ts';
import { type InstallationOptions, readConfiguration } from './installation.ts';
import { configOption } from './options.ts';
import { shadowBook } from './shadow-rules.ts';

interface ReportOptions extends InstallationOptions {
  readonly json?: true;
}

export function shadowCommand(): Command {
  return new Command('shadow')
    .description('compare a second set of rules (rules.shadow) with the one in force')
    .addCommand(
      new Command('report')
        .description('how often the two sets differ, by verdict, by rule, and with the ids of examples')
        .option('--json', 'the report as JSON')
        .addOption(configOption())
        .action(report),
    )
    .addCommand(
      new Command('reset')
        .description('forget the counts and begin anew; not while a gateway is running')
        .addOption(configOption())
        .action(reset),
    );
}

function report(options: ReportOptions): void {
  const found = readShadowReport(shadowBook(readConfiguration(options)));
  const counted = found ?? { since: undefined, messages: 0, transitions: [], rules: [] };
  process.stdout.write(`${options.json ? JSON.stringify(counted) : shadowText(counted)}\n`);
}

function reset(options: InstallationOptions): void {
  const file = shadowBook(readConfiguration(options));
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  process.stdout.write('begun anew\n');
}
