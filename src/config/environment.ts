import { parse } from 'yaml';

/** `COUNTERFOIL__LISTEN__HTTP=127.0.0.1:9090` sets `listen.http`: two underscores are one step down. */
const PREFIX = 'COUNTERFOIL__';

/** One setting from an environment variable. */
export interface EnvironmentSetting {
  readonly variable: string;
  /** Lower case, as environment variables cannot carry camelCase. */
  readonly path: readonly string[];
  readonly value: unknown;
}

/** The settings among the environment variables, in alphabetical order; values are read as YAML scalars. */
export function environmentSettings(
  environment: Readonly<Record<string, string | undefined>>,
): EnvironmentSetting[] {
  return Object.entries(environment)
    .filter((entry): entry is [string, string] => entry[0].startsWith(PREFIX) && entry[1] !== undefined)
    .map(([variable, text]) => ({
      variable,
      path: variable.slice(PREFIX.length).toLowerCase().split('__'),
      value: yamlScalar(text),
    }))
    .sort((left, right) => (left.variable < right.variable ? -1 : 1));
}

/** `10000` is a number and `[a, b]` a list, as in the file; what is no YAML stays a string. */
function yamlScalar(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return text;
  }
}
