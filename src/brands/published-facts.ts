import { z } from 'zod';
import type { BrandFact, Country, PublishedFact } from './brand.ts';

const BRAND_FACTS = [
  'calls-only-on-request',
  'never-asks-pin',
  'never-asks-password',
  'never-asks-card-details',
  'never-asks-remote-access',
  'never-asks-gift-cards',
  'no-phone-support',
  'writes-only-in',
] as const satisfies readonly BrandFact[];

/** What a fact says and who says so; the same in the record of a brand and in that of a sector. */
const statement = {
  fact: z.enum(BRAND_FACTS),
  /** BCP 47 primary languages, of `writes-only-in` only. */
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/, 'a language is two letters: nl'))
    .min(1)
    .optional(),
  /** A page of the brand, its association, the police or a consumer organisation; `public`: general public knowledge. */
  source: z.union([z.url({ protocol: /^https?$/ }), z.literal('public')]),
  /** ISO date on which somebody last read it there; of `public` the day on which it was written down. */
  checked: z.iso.date(),
};

const languagesFit = ({ fact, languages }: { fact: BrandFact; languages?: unknown }): boolean =>
  (fact === 'writes-only-in') === (languages !== undefined);
const LANGUAGES_MISFIT = {
  path: ['languages'],
  message: 'the fact writes-only-in has languages, and no other has',
};

/** One of the `facts` of a brand's record. */
export const FactRecord = z.strictObject(statement).refine(languagesFit, LANGUAGES_MISFIT);
export type FactRecord = z.infer<typeof FactRecord>;

/** `rules/lists/sector-facts.yaml`: what every brand of a sector in a country promises through its association. */
export const SectorFacts = z.strictObject({
  sectorFacts: z.array(
    z
      .strictObject({ sector: z.string().min(1), countries: z.array(z.string().min(1)).min(1), ...statement })
      .refine(languagesFit, LANGUAGES_MISFIT),
  ),
});
export type SectorFacts = z.infer<typeof SectorFacts>;

/** Every sector, or every country. */
const ANY = '*';

/** What a brand promises, each fact once: its own word before that of its sector. */
export function publishedFacts(
  { facts, sector, countries }: FactHolder,
  sectorFacts: SectorFacts['sectorFacts'],
): PublishedFact[] {
  const ofSector = sectorFacts.filter(
    (each) =>
      (each.sector === sector || each.sector === ANY) &&
      (each.countries.includes(ANY) || countries.some((country) => each.countries.includes(country))),
  );
  const known = new Map<BrandFact, PublishedFact>();
  for (const { fact, languages, source, checked } of [...facts, ...ofSector]) {
    if (!known.has(fact)) known.set(fact, { fact, source, checked, ...(languages && { languages }) });
  }
  return [...known.values()];
}

interface FactHolder {
  readonly facts: readonly FactRecord[];
  readonly sector: string;
  readonly countries: readonly Country[];
}

/** The fact of a brand, if it publishes it. */
export function factOf(
  { facts }: { readonly facts: readonly PublishedFact[] },
  fact: BrandFact,
): PublishedFact | undefined {
  return facts.find((each) => each.fact === fact);
}
