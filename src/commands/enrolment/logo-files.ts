import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../../documents/document.ts';
import { readDocument, readYamlDocuments } from '../../documents/read-documents.ts';
import type { NamedShape } from '../../logos/calibrate.ts';
import { readDistractors } from '../../logos/distractor-bank.ts';
import type { LogoRecord } from '../../logos/logo-record.ts';
import { type LogosReading, readLogos } from '../../logos/read-logos.ts';
import { refusal } from '../installation.ts';

/** Where logos are: the rules, and the administrator's own. */
export interface LogoPlace {
  readonly folder: string;
  readonly local: string;
}

/** The file of `rules/logos/` that holds what logos are told apart from. */
export const DISTRACTORS = 'distractors.json';

/** Reads every enrolled logo. Throws `rules-invalid`. */
export function readEnrolled(
  { folder, local }: LogoPlace,
  brands?: ReadonlySet<string>,
): Extract<LogosReading, { ok: true }> {
  const reading = readLogos([...documentsIn(folder), ...documentsIn(local).map(asLocal)], brands);
  if (!reading.ok) throw refusal('rules-invalid', reading.problems);
  return reading;
}

function documentsIn(folder: string): Document[] {
  const logos = join(folder, 'logos');
  return existsSync(logos) ? readYamlDocuments(logos) : [];
}

function asLocal(document: Document): Document {
  return { ...document, local: true };
}

/** Reads what logos are told apart from. Throws `input-unreadable` where it is missing. */
export function readBank(folder: string): NamedShape[] {
  return readDistractors(readDocument(join(folder, 'logos', DISTRACTORS)).text);
}

/** A record as its file has it: JSON, which is YAML, one view per line. */
export function formatRecord({ views, ...head }: LogoRecord): string {
  const lines = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  const shapes = views.map((view) => `    ${JSON.stringify(view)}`).join(',\n');
  return `{\n${lines.join('\n')}\n  "views": [\n${shapes}\n  ]\n}\n`;
}
