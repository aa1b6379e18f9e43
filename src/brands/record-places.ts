import type { Document, Problem } from '../documents/document.ts';
import type { Path } from '../documents/yaml-place.ts';
import type { Layer } from './brand.ts';
import type { LocalBrandRecord } from './brand-record.ts';
import { type BrandLayers, readBrandFiles } from './read-brand-files.ts';

/** A record where it is written. */
export interface PlacedRecord {
  readonly layer: Layer;
  readonly record: LocalBrandRecord;
  problemAt(path: Path, message: string, cure?: string): Problem;
}

/** Every record of every layer at its place, core before generated before local. */
export function placedRecords(layers: BrandLayers): PlacedRecord[] {
  const place = (layer: Layer) =>
    layers[layer].flatMap(({ value, problemAt }) =>
      value.brands.map(
        (record: LocalBrandRecord, index): PlacedRecord => ({
          layer,
          record,
          problemAt: (path, message, cure) => problemAt(['brands', index, ...path], message, cure),
        }),
      ),
    );
  return [...place('core'), ...place('generated'), ...place('local')];
}

/** The records of documents that are known to be right, by id. */
export function placesOf(documents: readonly Document[]): ReadonlyMap<string, PlacedRecord> {
  return new Map(placedRecords(readBrandFiles(documents, [])).map((placed) => [placed.record.id, placed]));
}
