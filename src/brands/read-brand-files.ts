import type { z } from 'zod';
import type { Document, Problem } from '../documents/document.ts';
import { type Located, type Reading, readYaml } from '../documents/yaml-document.ts';
import { layerOf } from './brand-layer.ts';
import { BrandFile, GeneratedBrandFile, LocalBrandFile } from './brand-record.ts';

/** The files of brands by their layer. */
export interface BrandLayers {
  readonly core: readonly Located<BrandFile>[];
  readonly generated: readonly Located<BrandFile>[];
  readonly local: readonly Located<LocalBrandFile>[];
}

/** Reads the brand files of all layers; what is wrong with them goes to `problems`. */
export function readBrandFiles(documents: readonly Document[], problems: Problem[]): BrandLayers {
  const of = (layer: string): Document[] => documents.filter((each) => layerOf(each) === layer);
  const accepted = <T>(readings: readonly Reading<T>[]): Located<T>[] =>
    readings.flatMap((reading) => {
      if (!reading.ok) problems.push(...reading.problems);
      return reading.ok ? [reading.document] : [];
    });
  return {
    core: accepted(of('core').map((document) => readYaml(BrandFile, document))),
    generated: accepted(of('generated').map((document) => readGenerated(document))),
    local: accepted(of('local').map((document) => readYaml(LocalBrandFile, document))),
  };
}

/**
 * Generated files are JSON, which is YAML: read as JSON they cost a thirtieth. Places are found only when there
 * is something to report.
 */
function readGenerated(document: Document): Reading<z.infer<typeof GeneratedBrandFile>> {
  const result = GeneratedBrandFile.safeParse(jsonValue(document.text));
  if (!result.success) return readYaml(GeneratedBrandFile, document);
  let located: Reading<unknown> | undefined;
  return {
    ok: true,
    document: {
      file: document.file,
      value: result.data,
      problemAt(path, message, cure) {
        located ??= readYaml(GeneratedBrandFile, document);
        if (located.ok) return located.document.problemAt(path, message, cure);
        return { file: document.file, line: 1, column: 1, message, ...(cure && { cure }) };
      },
    },
  };
}

function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
