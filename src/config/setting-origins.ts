import { z } from 'zod';
import type { Document } from '../documents/document.ts';
import { leaves, placeOf, type ValueOrigin } from '../documents/origin.ts';
import { readYaml } from '../documents/yaml-document.ts';
import type { Configuration } from './configuration.ts';
import { environmentSettings } from './environment.ts';

/** Where each setting comes from: the environment before the file, and that before the default. */
export function settingOrigins(
  configuration: Configuration,
  document: Document | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): ValueOrigin[] {
  const variables = new Map(
    environmentSettings(environment).map(({ path, variable }) => [path.join('.'), variable]),
  );
  const reading = document && readYaml(z.unknown(), document);
  const file = reading?.ok ? reading.document : undefined;
  const written = new Set(leaves(file?.value).map(([path]) => path.join('.')));
  return leaves(configuration).map(([path, value]) => {
    const name = path.join('.');
    const variable = variables.get(path.slice(0, 2).join('.').toLowerCase());
    if (variable !== undefined) return { name, value, origin: `environment variable ${variable}` };
    if (!file || !written.has(name)) return { name, value, origin: 'default' };
    return { name, value, origin: placeOf(file.problemAt(path, '')) };
  });
}
