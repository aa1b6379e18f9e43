import type { Document, Problem } from '../documents/document.ts';
import { nearest } from '../documents/nearest.ts';
import { readYaml } from '../documents/yaml-document.ts';
import { Configuration } from './configuration.ts';
import { type EnvironmentSetting, environmentSettings } from './environment.ts';

/** A complete configuration, or everything that is wrong with it. */
export type ConfigurationReading =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Defaults, then the file, then the environment; later ones win.
 *
 * @param document the configuration file, or undefined to run on defaults
 * @param environment the environment variables of the process
 */
export function loadConfiguration(
  document: Document | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): ConfigurationReading {
  const reading = document ? readYaml(Configuration, emptyAsMap(document)) : undefined;
  if (reading?.ok === false) return reading;
  const values = reading?.document.value ?? Configuration.parse({});
  return withEnvironment(values, environmentSettings(environment));
}

/** A file of comments only is YAML for `null`; it means "all defaults". */
function emptyAsMap(document: Document): Document {
  const hasContent = document.text.split('\n').some((line) => /^[^#\s]/.test(line));
  return hasContent ? document : { ...document, text: '{}' };
}

function withEnvironment(
  values: Configuration,
  settings: readonly EnvironmentSetting[],
): ConfigurationReading {
  const problems: Problem[] = [];
  let configuration = values;
  for (const setting of settings) {
    const outcome = withSetting(configuration, setting);
    if ('problem' in outcome) problems.push(outcome.problem);
    else configuration = outcome.configuration;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, configuration };
}

type SettingOutcome = { readonly configuration: Configuration } | { readonly problem: Problem };

function withSetting(
  configuration: Configuration,
  { variable, path, value }: EnvironmentSetting,
): SettingOutcome {
  const [section = '', key = '', ...rest] = path;
  const sections = Object.keys(configuration);
  const sectionName = sections.find((name) => name.toLowerCase() === section);
  if (!sectionName) return unknownName(variable, section, sections);
  const values = configuration[sectionName as keyof Configuration];
  const keys = Object.keys(values);
  const keyName = keys.find((name) => name.toLowerCase() === key);
  if (!keyName || rest.length > 0) return unknownName(variable, [key, ...rest].join('__'), keys);
  const result = Configuration.safeParse({
    ...configuration,
    [sectionName]: { ...values, [keyName]: value },
  });
  if (result.success) return { configuration: result.data };
  return { problem: problemOf(variable, result.error.issues.map(({ message }) => message).join('; ')) };
}

function unknownName(variable: string, name: string, known: readonly string[]): SettingOutcome {
  const suggestion = nearest(name, known);
  const cure = suggestion ? `did you mean "${suggestion}"?` : `known: ${known.join(', ')}`;
  return { problem: problemOf(variable, `unknown setting "${name}"`, cure) };
}

function problemOf(variable: string, message: string, cure?: string): Problem {
  return { file: `environment variable ${variable}`, line: 1, column: 1, message, ...(cure && { cure }) };
}
