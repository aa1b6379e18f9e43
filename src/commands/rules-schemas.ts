import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { DOCUMENT_KINDS } from '../analysis/rule-schemas.ts';
import { Configuration } from '../config/configuration.ts';
import { jsonSchema, withComments } from '../documents/json-schema.ts';
import { factDocument } from '../rules/fact-document.ts';
import { EXIT } from './exit-status.ts';
import { HOME } from './home.ts';

export function schemasCommand(): Command {
  return new Command('schemas')
    .description('write the JSON Schemas of all files and rules/FACTS.md anew')
    .option('--check', 'write nothing; tell which of them are not as they should be')
    .option('--into <folder>', 'the folder to write to, in place of Counterfoil’s own')
    .action(schemas);
}

interface SchemaOptions {
  readonly check?: true;
  readonly into?: string;
}

const SCHEMA_FOLDER = join('rules', 'schemas');

function schemas({ check, into = HOME }: SchemaOptions): void {
  const files = generatedFiles();
  const stale = [...files].filter(([file, text]) => textOf(join(into, file)) !== text).map(([file]) => file);
  const surplus = schemaFiles(into).filter((file) => !files.has(file));
  if (!check) {
    for (const file of stale) write(join(into, file), files.get(file) ?? '');
    for (const file of surplus) rmSync(join(into, file));
    process.stdout.write(`${files.size} files, ${stale.length} written, ${surplus.length} removed\n`);
    return;
  }
  const wrong = [...stale, ...surplus];
  for (const file of wrong) process.stdout.write(`${file} is not up to date (run "rules schemas")\n`);
  if (wrong.length > 0) process.exitCode = EXIT.found;
  else process.stdout.write(`${files.size} schemas and documents are up to date\n`);
}

/** Text by file, relative to Counterfoil's own folder. */
function generatedFiles(): Map<string, string> {
  const documented = readFileSync(join(HOME, 'config', 'counterfoil.yaml'), 'utf8');
  const configuration = withComments(jsonSchema(Configuration, 'Counterfoil’s settings'), documented);
  return new Map([
    ...DOCUMENT_KINDS.map(
      ({ name, title, schema }) =>
        [join(SCHEMA_FOLDER, `${name}.schema.json`), jsonText(jsonSchema(schema, title))] as const,
    ),
    [join('config', 'counterfoil.schema.json'), jsonText(configuration)],
    [join('rules', 'FACTS.md'), factDocument()],
  ]);
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function schemaFiles(into: string): string[] {
  try {
    return readdirSync(join(into, SCHEMA_FOLDER)).map((name) => join(SCHEMA_FOLDER, name));
  } catch {
    return [];
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
