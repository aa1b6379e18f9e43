import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Command } from 'commander';
import { isFlagged } from '../evaluation/evaluation.ts';
import { verdictJson } from '../verdict/verdict-json.ts';
import { bannerPage } from './banner-page.ts';
import { EXIT } from './exit-status.ts';
import { type Installation, loadInstallation } from './installation.ts';
import { type JudgedMessage, judgeAll } from './judge.ts';
import type { JudgingOptions } from './judging-options.ts';
import { messagesOf } from './message-source.ts';
import { configOption, rulesOption, trustOption, verifyOption } from './options.ts';
import { startProgress } from './progress.ts';

interface ScanOptions extends JudgingOptions {
  readonly json?: true;
  readonly banner?: string;
}

export function scanCommand(): Command {
  return new Command('scan')
    .description('judge messages: files, folders (recursive), mbox files, - for standard input')
    .argument('<path...>', 'what to judge')
    .option('--json', 'one JSON object per message and line, in the order of the input')
    .option('--banner <folder>', 'write the banner of every flagged message as an HTML page into this folder')
    .addOption(trustOption())
    .addOption(verifyOption())
    .addOption(configOption())
    .addOption(rulesOption())
    .action(scan);
}

async function scan(paths: readonly string[], options: ScanOptions): Promise<void> {
  const installation = loadInstallation(options);
  if (options.banner) mkdirSync(options.banner, { recursive: true });
  const progress = startProgress(process.stderr);
  let flagged = 0;
  for await (const judged of judgeAll(messagesOf(paths), installation, options)) {
    if (isFlagged(judged.analysis.verdict)) flagged++;
    process.stdout.write(`${options.json ? jsonLine(judged) : textLine(judged)}\n`);
    if (options.banner) writeBanner(options.banner, judged, installation);
    progress.step();
  }
  progress.end();
  process.exitCode = flagged > 0 ? EXIT.found : EXIT.fine;
}

function jsonLine({ source, id, analysis, elapsedMs }: JudgedMessage): string {
  const { verdict, messageId, rulesVersion } = analysis;
  const label = { file: source.file, id, messageId, elapsedMs };
  return JSON.stringify(
    verdictJson(verdict, { ...label, ...(rulesVersion !== undefined && { rulesVersion }) }),
  );
}

/** `impersonation  8.7  proximus  contactcenter.be  story.eml  claim-in-local-part: ServiceclienteleProximus`. */
function textLine({ source, analysis: { verdict } }: JudgedMessage): string {
  const reason = verdict.findings[0];
  return [
    verdict.kind.padEnd(13),
    verdict.score.toFixed(1).padStart(5),
    (verdict.brand ?? '-').padEnd(16),
    (verdict.origin.domain || '-').padEnd(24),
    source.file,
    reason ? `  ${reason.rule}: ${reason.evidence}` : '',
  ].join(' ');
}

function writeBanner(folder: string, judged: JudgedMessage, installation: Installation): void {
  const page = bannerPage(judged.analysis, installation);
  if (page === undefined) return;
  const name = basename(judged.source.file).replace(/[^\w.#-]/g, '_');
  writeFileSync(join(folder, `${name}.html`), page);
}
