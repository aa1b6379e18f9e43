import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import type { Document } from './document.ts';

/** Reads one text file. Throws the fault `input-unreadable` with the file's name and the system's reason. */
export function readDocument(file: string): Document {
  try {
    return { file, text: readFileSync(file, 'utf8') };
  } catch (cause) {
    throw new Fault('input-unreadable', `${file} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

/**
 * Every `.yaml` file below a folder, in the order of their names, so that the same folder always gives the
 * same result. Throws the fault `input-unreadable` when the folder cannot be read.
 */
export function readYamlDocuments(folder: string): Document[] {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (cause) {
    throw new Fault('input-unreadable', `the folder ${folder} cannot be read: ${reasonOf(cause)}`, { cause });
  }
  const files = names.filter((name) => name.endsWith('.yaml')).sort();
  return files.map((name) => readDocument(join(folder, name)));
}

/** The system's code for people: `ENOENT` → "no such file or folder". */
function reasonOf(cause: unknown): string {
  const code = (cause as { readonly code?: string }).code ?? 'unknown reason';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'no such file or folder',
    EACCES: 'permission denied',
    EISDIR: 'it is a folder',
    ENOTDIR: 'it is not a folder',
  };
  return known[code] ?? code;
}
