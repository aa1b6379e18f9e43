import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Document } from '../documents/document.ts';
import { readDocument, readYamlDocuments } from '../documents/read-documents.ts';

/** Everything that administrators tune, read but not yet understood: the shipped files and those of `local/`. */
export interface RuleFolder {
  readonly brands: readonly Document[];
  readonly partners: readonly Document[];
  readonly lists: readonly Document[];
  readonly lures: readonly Document[];
  readonly banners: readonly Document[];
  /** `logos/`: the shapes of enrolled logos. */
  readonly logos: readonly Document[];
  /** The files of `claim`, `origin`, `ask` and `context`. */
  readonly rules: readonly Document[];
  readonly policy: Document;
  readonly localPolicy?: Document;
  /** `local/recipients.yaml`: where recipients live and what they speak. */
  readonly recipients?: Document;
  /** `local/exceptions/`: whose mail is fine, and until when. */
  readonly exceptions: readonly Document[];
  /** Changes whenever a file changes, comes or goes; 16 hexadecimal digits. */
  readonly version: string;
}

const QUESTION_FOLDERS = ['claim', 'origin', 'ask', 'context'] as const;

/**
 * Reads a folder laid out like `rules/`, and the administrator's own of the same layout over it. Throws the fault
 * `input-unreadable` when a part of the shipped one is missing.
 *
 * @param local where the administrator's files are; `local/` in the folder itself unless told
 */
export function readRuleFolder(folder: string, local = join(folder, 'local')): RuleFolder {
  const own = (name: string): Document[] => readOwn(local, name);
  const ownFile = (name: string): Document | undefined =>
    existsSync(join(local, name)) ? asLocal(readDocument(join(local, name))) : undefined;
  const withLocal = (name: string) => [...readYamlDocuments(join(folder, name)), ...own(name)];
  const localPolicy = ownFile('policy.yaml');
  const recipients = ownFile('recipients.yaml');
  const documents = {
    brands: withLocal('brands'),
    partners: own('partners'),
    lists: withLocal('lists'),
    lures: withLocal('lures'),
    banners: readBannerDocuments(folder, local),
    logos: existsSync(join(folder, 'logos')) ? withLocal('logos') : own('logos'),
    rules: QUESTION_FOLDERS.flatMap(withLocal),
    exceptions: own('exceptions'),
    policy: readDocument(join(folder, 'policy.yaml')),
    ...(localPolicy && { localPolicy }),
    ...(recipients && { recipients }),
  };
  return { ...documents, version: versionOf(Object.values(documents).flat(), folder, local) };
}

/** `banners/` alone of the same two folders. Throws the fault `input-unreadable`. */
export function readBannerDocuments(folder: string, local = join(folder, 'local')): Document[] {
  return [...readYamlDocuments(join(folder, 'banners')), ...readOwn(local, 'banners')];
}

function readOwn(local: string, name: string): Document[] {
  return existsSync(join(local, name)) ? readYamlDocuments(join(local, name)).map(asLocal) : [];
}

function asLocal(document: Document): Document {
  return { ...document, local: true };
}

/** The same files give the same version on every machine, wherever their folders are. */
function versionOf(documents: readonly Document[], folder: string, local: string): string {
  const hash = createHash('sha256');
  for (const { file, text, local: isOwn } of documents) {
    const name = isOwn ? `local/${relative(local, file)}` : relative(folder, file);
    hash.update(`${name}\n${text.length}\n${text}`);
  }
  return hash.digest('hex').slice(0, 16);
}
