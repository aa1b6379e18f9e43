import { z } from 'zod';

/**
 * What is used of the npm package `name-suggestion-index` (BSD-3-Clause; its facts on websites are Wikidata's, CC0):
 * names of shops, banks and operators all over the world, where they are, and their websites.
 */
const IndexItem = z.object({
  displayName: z.string(),
  locationSet: z.object({
    /** Country codes, UN M49 areas and files of regions in lower case; circles are lists of numbers. */
    include: z.array(z.union([z.string(), z.array(z.number())])),
    exclude: z.array(z.union([z.string(), z.array(z.number())])).optional(),
  }),
  tags: z.record(z.string(), z.string()),
});
export type IndexItem = z.infer<typeof IndexItem>;

/** `dist/json/nsi.json` */
export const SuggestionIndex = z.object({
  _meta: z.object({ version: z.string(), generated: z.iso.datetime() }),
  /** Items by their path, such as `brands/amenity/bank`. */
  nsi: z.record(z.string(), z.object({ items: z.array(IndexItem).default([]) })),
});
export type SuggestionIndex = z.infer<typeof SuggestionIndex>;

/** `dist/wikidata/wikidata.json`: what Wikidata says of an item, by its id there. */
export const WikidataFacts = z.object({
  wikidata: z.record(
    z.string(),
    z.object({
      officialWebsites: z.array(z.string()).optional(),
      /** Days on which the company ended; absent for those that go on. */
      dissolutions: z.array(z.unknown()).optional(),
    }),
  ),
});
export type WikidataFacts = z.infer<typeof WikidataFacts>;

/** The package as its files hold it. */
export interface SuggestionPackage {
  readonly index: SuggestionIndex;
  readonly facts: WikidataFacts;
}
