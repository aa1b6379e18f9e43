import { type Document, isLocal, type Problem } from '../../documents/document.ts';
import { layerOf } from '../brand-layer.ts';
import type { BrandRecord } from '../brand-record.ts';
import { readEverydayNames } from '../everyday-words.ts';
import { readBrands } from '../load-brands.ts';
import { placesOf } from '../record-places.ts';
import { missingDomains } from './cross-check.ts';
import { generateBrands } from './generate-brands.ts';
import { generatedFile } from './generated-file.ts';
import { organisationsOf } from './organisation.ts';
import type { SuggestionPackage } from './suggestion-index.ts';

/** What a version of the index makes of `rules/brands/generated/`. */
interface Synchronisation {
  /** Texts by the name of their file. */
  readonly files: ReadonlyMap<string, string>;
  /** Websites that records of people do not know, at the place of the record. */
  readonly missing: readonly Problem[];
}

export type SynchronisationReading =
  | { readonly ok: true; readonly synchronisation: Synchronisation }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Makes the generated files anew. Only the records and lists that are shipped count, so that the same package
 * and the same records give the same bytes on every machine.
 */
export function synchronise(
  suggestions: SuggestionPackage,
  documents: { readonly brands: readonly Document[]; readonly lists: readonly Document[] },
): SynchronisationReading {
  const core = documents.brands.filter((each) => layerOf(each) === 'core');
  const lists = documents.lists.filter((each) => !isLocal(each));
  const reading = readBrands({ brands: core, lists });
  const everyday = readEverydayNames(lists);
  if (!reading.ok || !everyday.ok) {
    return { ok: false, problems: [reading, everyday].flatMap((each) => (each.ok ? [] : each.problems)) };
  }
  const { version, generated } = suggestions.index._meta;
  const { brands, senderLists } = reading.parts;
  const known = { brands, senderLists, everyday: everyday.names };
  const { records, held } = generateBrands(organisationsOf(suggestions), known, generated.slice(0, 10));
  const places = placesOf(core);
  const missing = missingDomains(held, brands, places).flatMap(({ brand, domain, name }) => {
    const message = `the index has the website ${domain} for "${name}", which is not among the domains of "${brand.id}"`;
    const cure =
      'add it with the source nsi, or to namesakes (another company’s), or to disowned (given up, never had)';
    return places.get(brand.id)?.problemAt(['domains'], message, cure) ?? [];
  });
  return {
    ok: true,
    synchronisation: { files: filesOf(records, `name-suggestion-index ${version}`), missing },
  };
}

function filesOf(records: readonly BrandRecord[], generator: string): ReadonlyMap<string, string> {
  const bySector = Map.groupBy(records, ({ sector }) => sector);
  return new Map(
    [...bySector].map(([sector, ofSector]) => [`${sector}.yaml`, generatedFile(generator, ofSector)]),
  );
}
