import { join, resolve } from 'node:path';
import type { ShadowPlace } from '../analysis/shadow-folder.ts';
import type { Configuration } from '../config/configuration.ts';
import { HOME } from './home.ts';

/** The second set of rules that the configuration names; undefined when it names none. */
export function shadowPlace(configuration: Configuration): ShadowPlace | undefined {
  const { shadow } = configuration.rules;
  return shadow === '' ? undefined : { local: resolve(HOME, shadow), book: shadowBook(configuration) };
}

/** The file in which differences of two sets of rules are counted. */
export function shadowBook({ memory }: Configuration): string {
  return join(resolve(HOME, memory.folder), 'shadow.sqlite');
}
