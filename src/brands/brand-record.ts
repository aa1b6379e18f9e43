import { z } from 'zod';
import type { BrandFact, Country } from './brand.ts';

/** Where people meet a brand: ISO 3166-1 alpha-2, or `world`. */
const COUNTRIES = [
  'BE',
  'NL',
  'LU',
  'FR',
  'DE',
  'AT',
  'EE',
  'US',
  'BR',
  'PT',
  'ES',
  'IT',
  'PL',
  'GB',
  'CH',
  'CA',
  'AU',
  'world',
] as const satisfies readonly Country[];

/**
 * Who says that a domain is the brand's: name-suggestion-index with Wikidata (`nsi`), 2factorauth (`2fa`),
 * datenanfragen.de, JustDeleteMe (`jdm`), MISP warning lists, v2fly's domain lists, Apple's password manager
 * resources, or general public knowledge.
 */
const DOMAIN_SOURCES = ['nsi', '2fa', 'datenanfragen', 'jdm', 'misp', 'v2fly', 'apple', 'public'] as const;

const FACTS = [
  'calls-only-on-request',
  'never-asks-pin',
  'no-phone-support',
  'never-asks-gift-cards',
] as const satisfies readonly BrandFact[];

/** Names of one letter (X) are shown, but never looked for in messages. */
const name = z.string().trim().min(1, 'a name cannot be empty');

const domain = z
  .string()
  .max(253)
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/,
    'a domain is lower-case, in its A-label form, without a trailing dot: proximus.be',
  );

const OwnedDomain = z.strictObject({
  domain,
  source: z.enum(DOMAIN_SOURCES),
  /** ISO date on which a person or a generator last saw that the brand owns it. */
  checked: z.iso.date(),
});

/** A party that may write on a brand’s behalf, until a date. */
export const PartnerRecord = z.strictObject({
  domain,
  role: z.string().min(1),
  evidence: z.url(),
  expires: z.iso.date(),
});

const Contact = z.strictObject({
  url: z.url(),
  phoneSupport: z.enum(['none', 'yes']).optional(),
});

/** One brand as `rules/brands/*.yaml` writes it; `load-brands.ts` makes a `Brand` of it. */
export const BrandRecord = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is kebab-case: ing-direct'),
  name,
  aliases: z.array(name).default([]),
  ambiguous: z.array(name).default([]),
  sector: z.string().min(1),
  countries: z.array(z.enum(COUNTRIES)).min(1),
  domains: z.array(OwnedDomain).default([]),
  domainSuffixes: z.array(domain).default([]),
  mailboxDomains: z.array(domain).default([]),
  partners: z.array(PartnerRecord).default([]),
  contact: Contact.optional(),
  facts: z.array(z.enum(FACTS)).default([]),
});
export type BrandRecord = z.infer<typeof BrandRecord>;

/** A file of `rules/brands/`: one sector and country group, such as `telecom-be.yaml`. */
export const BrandFile = z.strictObject({ brands: z.array(BrandRecord) });
export type BrandFile = z.infer<typeof BrandFile>;
