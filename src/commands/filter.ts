import { buffer } from 'node:stream/consumers';
import { Command } from 'commander';
import { analyse } from '../analysis/pipeline.ts';
import { applyEdits } from '../rewrite/apply-edits.ts';
import { EX_TEMPFAIL } from './exit-status.ts';
import { loadInstallation } from './installation.ts';
import {
  circumstancesOf,
  configOption,
  type JudgingOptions,
  outsideOf,
  rulesOption,
  trustOption,
} from './judging-options.ts';

interface FilterOptions extends JudgingOptions {
  readonly sender?: string;
  readonly recipient?: readonly string[];
}

export function filterCommand(): Command {
  return new Command('filter')
    .description('read a message on standard input and write it, judged and marked, on standard output')
    .option('--sender <address>', 'the reverse-path; empty for a null sender')
    .option('--recipient <address...>', 'the forward-paths')
    .addOption(trustOption())
    .addOption(configOption())
    .addOption(rulesOption())
    .action(filter);
}

/** Nothing is written before everything has worked, so that a fault never leaves half a message behind. */
async function filter(options: FilterOptions): Promise<void> {
  try {
    const content = await buffer(process.stdin);
    const { configuration, expertise } = loadInstallation(options);
    const envelope = {
      ...(options.sender !== undefined && { reversePath: options.sender }),
      forwardPaths: options.recipient ?? [],
    };
    const transaction = { client: {}, envelope, content };
    const { edits } = await analyse(
      transaction,
      expertise,
      circumstancesOf(configuration, options),
      outsideOf(configuration, options),
    );
    await write(applyEdits(content, edits));
  } catch (error) {
    process.stderr.write(`counterfoil: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = EX_TEMPFAIL;
  }
}

/** A full disk or a reader that has gone is a reason to try again, too. */
function write(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.once('error', reject);
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
