import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../documents/document.ts';
import { readDocument, readYamlDocuments } from '../documents/read-documents.ts';

/** Everything that administrators tune, read but not yet understood: the shipped files and those of `local/`. */
export interface RuleFolder {
  readonly brands: readonly Document[];
  readonly partners: readonly Document[];
  readonly lists: readonly Document[];
  readonly lures: readonly Document[];
  readonly banners: readonly Document[];
  /** The files of `claim`, `origin`, `ask` and `context`. */
  readonly rules: readonly Document[];
  readonly policy: Document;
  readonly localPolicy?: Document;
  /** `local/recipients.yaml`: where recipients live and what they speak. */
  readonly recipients?: Document;
  /** `local/exceptions/`: whose mail is fine, and until when. */
  readonly exceptions: readonly Document[];
}

const QUESTION_FOLDERS = ['claim', 'origin', 'ask', 'context'] as const;

/** Reads a folder laid out like `rules/`. Throws the fault `input-unreadable` when a part of it is missing. */
export function readRuleFolder(folder: string): RuleFolder {
  const optional = (name: string) =>
    existsSync(join(folder, name)) ? readYamlDocuments(join(folder, name)) : [];
  const withLocal = (name: string) => [
    ...readYamlDocuments(join(folder, name)),
    ...optional(join('local', name)),
  ];
  const localPolicy = join(folder, 'local', 'policy.yaml');
  const recipients = join(folder, 'local', 'recipients.yaml');
  return {
    brands: withLocal('brands'),
    partners: optional(join('local', 'partners')),
    lists: withLocal('lists'),
    lures: readYamlDocuments(join(folder, 'lures')),
    banners: readYamlDocuments(join(folder, 'banners')),
    rules: QUESTION_FOLDERS.flatMap(withLocal),
    exceptions: optional(join('local', 'exceptions')),
    policy: readDocument(join(folder, 'policy.yaml')),
    ...(existsSync(localPolicy) && { localPolicy: readDocument(localPolicy) }),
    ...(existsSync(recipients) && { recipients: readDocument(recipients) }),
  };
}
