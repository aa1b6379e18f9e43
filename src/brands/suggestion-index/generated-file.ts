import type { BrandRecord } from '../brand-record.ts';

/**
 * A file of `rules/brands/generated/`: JSON, which is YAML as well, one brand a line, so that a new version of
 * the index is a readable difference. Empty lists are left out.
 */
export function generatedFile(generator: string, records: readonly BrandRecord[]): string {
  const lines = records.map((record) => `  ${JSON.stringify(withoutEmpty(record))}`);
  return `{ "generator": ${JSON.stringify(generator)},\n"brands": [\n${lines.join(',\n')}\n] }\n`;
}

function withoutEmpty(record: BrandRecord): object {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
}
