import { resolve } from 'node:path';
import {
  compileExpertise,
  type Expertise,
  type ExpertiseSource,
  readExpertiseSource,
} from '../analysis/expertise.ts';
import { readRuleFolder } from '../analysis/rule-folder.ts';
import { readShadow } from '../analysis/shadow-folder.ts';
import type { Configuration } from '../config/configuration.ts';
import { loadConfiguration } from '../config/load-configuration.ts';
import { formatProblem, type Problem } from '../documents/document.ts';
import { readDocument } from '../documents/read-documents.ts';
import type { RulePlace } from '../engine/read-rules.ts';
import { Fault, type FaultCode } from '../fault.ts';
import { HOME } from './home.ts';
import { shadowPlace } from './shadow-rules.ts';

/** Everything a command needs before the first message. */
export interface Installation {
  readonly configuration: Configuration;
  /** What threads compile the rules from. */
  readonly source: ExpertiseSource;
  /** The rules, compiled once in this thread, so that a wrong file is refused before anything starts. */
  readonly expertise: Expertise;
}

export interface InstallationOptions {
  /** The configuration file; without one the defaults hold. */
  readonly config?: string;
  /** Takes the place of `rules.folder`. */
  readonly rules?: string;
}

/** Reads and checks configuration and rules. Throws `configuration-invalid`, `rules-invalid` or `input-unreadable`. */
export function loadInstallation(options: InstallationOptions): Installation {
  const configuration = readConfiguration(options);
  const place = rulePlace(configuration, options);
  const sources = readExpertiseSource(readRuleFolder(place.folder, place.local));
  if (!sources.ok) throw refusal('rules-invalid', sources.problems);
  const { version } = sources.source.folder;
  const shadow = place.shadow && readShadow(place.folder, place.shadow, version);
  const source = { ...sources.source, ...(shadow && { shadow }) };
  const compilation = compileExpertise(source);
  if (!compilation.ok) throw refusal('rules-invalid', compilation.problems);
  return { configuration, source, expertise: compilation.expertise };
}

/** Reads and checks the configuration alone. */
export function readConfiguration({ config }: InstallationOptions): Configuration {
  const document = config === undefined ? undefined : readDocument(config);
  const reading = loadConfiguration(document, process.env);
  if (!reading.ok) throw refusal('configuration-invalid', reading.problems);
  return reading.configuration;
}

/** Where the rules are read from. */
export function ruleFolderPath({ rules }: Configuration, options: InstallationOptions): string {
  return options.rules ?? relativeWhenBelow(resolve(HOME, rules.folder));
}

/** Where the shipped rules and the administrator's own are read from. */
export function rulePlace(configuration: Configuration, options: InstallationOptions): RulePlace {
  const folder = ruleFolderPath(configuration, options);
  const { local } = configuration.rules;
  const shadow = shadowPlace(configuration);
  return {
    folder,
    ...(local !== '' && { local: relativeWhenBelow(resolve(HOME, local)) }),
    ...(shadow && { shadow }),
  };
}

/** Errors are easier to read with paths below the working folder in their short form. */
function relativeWhenBelow(path: string): string {
  const here = `${process.cwd()}/`;
  return path.startsWith(here) ? path.slice(here.length) : path;
}

/** A page is what a person reads; the rest is counted. */
const PROBLEMS_SHOWN = 40;

/** One fault that lists what is wrong, one problem per line. */
export function refusal(code: FaultCode, problems: readonly Problem[]): Fault {
  const lines = problems.slice(0, PROBLEMS_SHOWN).map(formatProblem);
  const rest = problems.length - lines.length;
  const summary = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} found`;
  return new Fault(code, [`${summary}:`, ...lines, ...(rest > 0 ? [`… and ${rest} more`] : [])].join('\n'));
}
