import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileExpertise, logoProblems, readExpertiseSource } from '../analysis/expertise.ts';
import { readRuleFolder } from '../analysis/rule-folder.ts';
import type { Problem } from '../documents/document.ts';
import { sarif } from '../documents/sarif.ts';
import { EXIT } from './exit-status.ts';
import { HOME } from './home.ts';
import { type InstallationOptions, readConfiguration, refusal, rulePlace } from './installation.ts';

interface LintOptions extends InstallationOptions {
  readonly format: 'human' | 'json' | 'sarif';
}

/** Checks every file of the rules. What is wrong goes to standard error for people, to standard output for programs. */
export function lintRules({ format, ...options }: LintOptions): void {
  const { problems, rules } = lint(options);
  if (format === 'human') {
    if (problems.length > 0) throw refusal('rules-invalid', problems);
    process.stdout.write(`${rules} rules are fine\n`);
    return;
  }
  const report = format === 'json' ? { problems } : sarif(problems, programVersion());
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  if (problems.length > 0) process.exitCode = EXIT.usage;
}

/** Throws `configuration-invalid` and `input-unreadable`. */
function lint(options: InstallationOptions): {
  readonly problems: readonly Problem[];
  readonly rules: number;
} {
  const { folder, local } = rulePlace(readConfiguration(options), options);
  const sources = readExpertiseSource(readRuleFolder(folder, local));
  if (!sources.ok) return { problems: sources.problems, rules: 0 };
  const compiled = compileExpertise(sources.source);
  const problems = [...(compiled.ok ? [] : compiled.problems), ...logoProblems(sources.source)];
  if (!compiled.ok || problems.length > 0) return { problems, rules: 0 };
  return { problems, rules: compiled.expertise.rules.rules.length };
}

function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}
