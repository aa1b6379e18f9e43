import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeRunFolder } from '../servers/run-folder.ts';

/** A rule folder of its own: the shipped rules, with the few brands that a test needs, so that reading is quick. */
export interface TestRules {
  readonly folder: string;
  /** Writes a file of the administrator's own: `claim/claim-in-subject.yaml`. */
  writeLocal(name: string, text: string): void;
}

export function makeRules(name: string): TestRules {
  const folder = join(makeRunFolder(name), 'rules');
  // Logos of brands that are not there would be mistakes.
  const left = /(?:brands|logos)\/.*\.(?:yaml|json)$|\/local\/./;
  cpSync('rules', folder, { recursive: true, filter: (path) => !left.test(path) });
  cpSync('rules/brands/telecom-benelux.yaml', join(folder, 'brands', 'telecom-benelux.yaml'));
  return {
    folder,
    writeLocal(file, text) {
      const path = join(folder, 'local', file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    },
  };
}
