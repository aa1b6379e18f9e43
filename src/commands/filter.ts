import { buffer } from 'node:stream/consumers';
import { Command, InvalidArgumentError, Option } from 'commander';
import { applyEdits } from '../rewrite/apply-edits.ts';
import type { Edit } from '../rewrite/edit.ts';
import { EX_TEMPFAIL } from './exit-status.ts';
import { FALLBACKS, type FilterOptions } from './filter-options.ts';
import { configOption, rulesOption, trustOption } from './options.ts';

// Mail servers start this command for every message: what is not always needed is imported where it is.

/** Longer than the gateway's deadline, shorter than the patience of any mail server. */
const TIMEOUT_SECONDS = 30;

export function filterCommand(): Command {
  return new Command('filter')
    .description('read a message on standard input and write it, judged and marked, on standard output')
    .option('--outbound', 'do not judge: take our banners and fields out of what somebody here sends')
    .option('--sender <address>', 'the reverse-path; empty for a null sender')
    .option('--recipient <address...>', 'the forward-paths')
    .addOption(
      new Option(
        '--url <url>',
        'have a gateway that runs judge the message, as http://127.0.0.1:8080',
      ).conflicts('socket'),
    )
    .option('--socket <path>', 'the same over the Unix socket of the gateway')
    .option('--token-file <file>', 'the token of the gateway (http.tokenFile)')
    .option('--timeout <seconds>', 'how long the gateway may take', seconds, TIMEOUT_SECONDS)
    .addOption(
      new Option('--fallback <what>', 'what to do when the gateway does not answer')
        .choices(FALLBACKS)
        .default('tempfail'),
    )
    .addOption(trustOption())
    .addOption(configOption())
    .addOption(rulesOption())
    .action(filter);
}

function seconds(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('It takes a number of seconds.');
}

/** Nothing is written before everything has worked, so that a fault never leaves half a message behind. */
async function filter(options: FilterOptions): Promise<void> {
  try {
    const content = await buffer(process.stdin);
    await write(applyEdits(content, await judge(content, options)));
  } catch (error) {
    complain(error);
    process.exitCode = EX_TEMPFAIL;
  }
}

async function judge(content: Uint8Array, options: FilterOptions): Promise<readonly Edit[]> {
  if (options.url === undefined && options.socket === undefined) return here(content, options);
  const { askGateway } = await import('./ask-gateway.ts');
  try {
    const answer = await askGateway(content, options);
    return answer.kind === 'edits' ? answer.edits : await unanswered(content, options);
  } catch (error) {
    if (options.fallback === 'tempfail') throw error;
    complain(error);
    return options.fallback === 'analyse-here' ? here(content, options) : unanswered(content, options);
  }
}

async function here(content: Uint8Array, options: FilterOptions): Promise<readonly Edit[]> {
  if (options.outbound) return (await import('./strip-here.ts')).stripHere(content, options);
  const { filterHere } = await import('./filter-here.ts');
  return filterHere(content, options);
}

/** A message that the gateway has no answer for. */
async function unanswered(content: Uint8Array, options: FilterOptions): Promise<readonly Edit[]> {
  const { editsWithoutGateway } = await import('./filter-unanswered.ts');
  return editsWithoutGateway(content, options);
}

function complain(error: unknown): void {
  process.stderr.write(`counterfoil: ${error instanceof Error ? error.message : String(error)}\n`);
}

/** A full disk or a reader that has gone is a reason to try again, too. */
function write(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.once('error', reject);
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
