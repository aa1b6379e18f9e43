import { join } from 'node:path';
import type { Configuration } from '../config/configuration.ts';
import { type InstallationOptions, rulePlace } from './installation.ts';

/** Where the administrator's own rules, partners and exceptions are. */
export function localFolder(configuration: Configuration, options: InstallationOptions): string {
  const { folder, local } = rulePlace(configuration, options);
  return local ?? join(folder, 'local');
}
