import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'screenshots');

/** Where the picture of this name goes, for people to look at. The folder is not part of the repository. */
export function screenshotFile(name: string): string {
  mkdirSync(FOLDER, { recursive: true });
  return join(FOLDER, `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`);
}
