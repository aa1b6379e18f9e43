import { z } from 'zod';
import type { Country } from './brand.ts';
import { FactRecord } from './published-facts.ts';

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
  domain: domain.describe('The domain that it writes from; subdomains included'),
  role: z.string().min(1).describe('What it does for the brand: sales, survey, delivery'),
  evidence: z.url().describe('The page where anybody can check that it is a partner'),
  complaints: z
    .string()
    .regex(
      /^(?:https:\/\/[^\s]+|[^\s@]+@[^\s@]+)$/,
      'where to complain is an https:// page or a mail address',
    )
    .optional()
    .describe('Where to complain about its mail: an address or a page'),
  owner: z.string().trim().min(1).optional().describe('Who in your house answers for the entry'),
  expires: z.iso.date().describe('The last day on which it counts'),
});
export type PartnerRecord = z.infer<typeof PartnerRecord>;

const Telephone = z.strictObject({
  number: z
    .string()
    .regex(
      /^(?:\+[1-9]\d{5,14}|\d{3,6})$/,
      'a telephone number is E.164 in quotes, "+3280033800", or a short number of the country, "3900"',
    ),
  /** A page of the brand that shows it, or `public`: general public knowledge. */
  source: z.union([z.url({ protocol: /^https?$/ }), z.literal('public')]),
  checked: z.iso.date(),
});

const Contact = z.strictObject({
  url: z.url(),
  /** ISO date on which somebody last opened the page and found the brand there. Left out where nobody has. */
  checked: z.iso.date().optional(),
  telephones: z.array(Telephone).default([]),
});

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is kebab-case: ing-direct');

/** One brand as `rules/brands/**.yaml` writes it; `load-brands.ts` makes a `Brand` of it. */
export const BrandRecord = z.strictObject({
  id: id.describe('kebab-case, unique'),
  name: name.describe('As people write it'),
  aliases: z.array(name).default([]).describe('Further names'),
  ambiguous: z
    .array(name)
    .default([])
    .describe(
      'Names that are also everyday words or names of people: they claim the brand only with a second hint',
    ),
  sector: z.string().min(1).describe('bank, telecom, courier …'),
  /** Brands of one house may speak for each other: Lufthansa and Miles & More. Any name, the same in each record. */
  group: id.optional().describe('The house: its brands may speak for each other'),
  countries: z.array(z.enum(COUNTRIES)).min(1).describe('Where people meet it'),
  domains: z.array(OwnedDomain).default([]).describe('Domains whose owner is the brand; subdomains included'),
  domainSuffixes: z.array(domain).default([]).describe('Public suffixes that are all its own: gouv.fr'),
  mailboxDomains: z
    .array(domain)
    .default([])
    .describe('Own domains where customers have mailboxes: an address there is no proof'),
  /** Domains of companies that only have the same name. */
  namesakes: z.array(domain).default([]).describe('Domains of companies that only have the same name'),
  /** Domains that an index gives it, but that it has given up or never had. */
  disowned: z
    .array(domain)
    .default([])
    .describe('Domains that an index gives it, but that it has given up or never had'),
  partners: z.array(PartnerRecord).default([]).describe('Who may write on its behalf, until a day'),
  contact: Contact.optional().describe('Where people reach it'),
  facts: z
    .array(FactRecord)
    .default([])
    .describe('What it publishes about itself and a message can contradict'),
});
export type BrandRecord = z.infer<typeof BrandRecord>;

/** A file of `rules/brands/`: one sector and country group, such as `telecom-be.yaml`. */
export const BrandFile = z.strictObject({ brands: z.array(BrandRecord) });
export type BrandFile = z.infer<typeof BrandFile>;

/** A file of `rules/brands/generated/`: the package that it was made of, and its brands. */
export const GeneratedBrandFile = z.strictObject({
  generator: z.string().min(1),
  brands: z.array(BrandRecord),
});

/**
 * One brand of `rules/local/brands/`. With a `name` it is a whole record, which takes the place of a shipped one with
 * the same id; without a name its lists are added to those of the shipped one, or `status: off` takes that away.
 */
export const LocalBrandRecord = BrandRecord.partial({ name: true, sector: true, countries: true }).extend({
  status: z.literal('off').optional().describe('off: the shipped brand of this id is not known here'),
});
export type LocalBrandRecord = z.infer<typeof LocalBrandRecord>;

/** A file of `rules/local/brands/`. */
export const LocalBrandFile = z.strictObject({ brands: z.array(LocalBrandRecord) });
export type LocalBrandFile = z.infer<typeof LocalBrandFile>;
