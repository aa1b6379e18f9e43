import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { readRuleFolder } from '../analysis/rule-folder.ts';
import {
  SuggestionIndex,
  type SuggestionPackage,
  WikidataFacts,
} from '../brands/suggestion-index/suggestion-index.ts';
import { synchronise } from '../brands/suggestion-index/synchronise.ts';
import { formatProblem } from '../documents/document.ts';
import { readDocument } from '../documents/read-documents.ts';
import { Fault } from '../fault.ts';
import { EXIT } from './exit-status.ts';
import { type InstallationOptions, readConfiguration, refusal, ruleFolderPath } from './installation.ts';
import { rulesOption } from './options.ts';

/** A development dependency: what it says is in the generated files, which are shipped. */
const PACKAGE = fileURLToPath(new URL('../../node_modules/name-suggestion-index', import.meta.url));

interface SyncOptions extends InstallationOptions {
  readonly check?: true;
  readonly package: string;
}

export function brandsSyncCommand(): Command {
  return new Command('sync')
    .description('write rules/brands/generated anew from the package name-suggestion-index')
    .option(
      '--check',
      'write nothing: fail when a file would change, and name websites that our records lack',
    )
    .option('--package <folder>', 'the package', PACKAGE)
    .addOption(rulesOption())
    .action(sync);
}

function sync(options: SyncOptions): void {
  const folder = ruleFolderPath(readConfiguration(options), options);
  const reading = synchronise(readSuggestions(options.package), readRuleFolder(folder));
  if (!reading.ok) throw refusal('rules-invalid', reading.problems);
  const { files, missing } = reading.synchronisation;
  const target = join(folder, 'brands', 'generated');
  const stale = staleFiles(target, files);
  for (const problem of missing) process.stdout.write(`${formatProblem(problem)}\n`);
  if (options.check) {
    for (const name of stale) process.stdout.write(`${join(target, name)} would change: run brands sync\n`);
    if (stale.length + missing.length > 0) process.exitCode = EXIT.found;
    return;
  }
  mkdirSync(target, { recursive: true });
  for (const name of stale) {
    const text = files.get(name);
    if (text === undefined) rmSync(join(target, name));
    else writeFileSync(join(target, name), text);
  }
  process.stdout.write(`${stale.length} of ${files.size} files changed in ${target}\n`);
}

/** The names of the files that are not what they should be, or should not be there. */
function staleFiles(folder: string, files: ReadonlyMap<string, string>): string[] {
  const present = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  const names = [...new Set([...files.keys(), ...present])].sort();
  return names.filter((name) => {
    const file = join(folder, name);
    return !existsSync(file) || readFileSync(file, 'utf8') !== files.get(name);
  });
}

/** Throws `input-unreadable` where the package is missing or of another form. */
function readSuggestions(folder: string): SuggestionPackage {
  const parsed = (name: string): unknown => JSON.parse(readDocument(join(folder, 'dist', name)).text);
  try {
    return {
      index: SuggestionIndex.parse(parsed('json/nsi.json')),
      facts: WikidataFacts.parse(parsed('wikidata/wikidata.json')),
    };
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('input-unreadable', `${folder} is no name-suggestion-index that is understood`, {
      cause,
    });
  }
}
