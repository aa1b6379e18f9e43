/** Where people meet the brand (ISO 3166-1 alpha-2, or `world`); keeps homonyms apart. */
export type Country =
  | 'BE'
  | 'NL'
  | 'LU'
  | 'FR'
  | 'DE'
  | 'AT'
  | 'EE'
  | 'US'
  | 'BR'
  | 'PT'
  | 'ES'
  | 'IT'
  | 'PL'
  | 'GB'
  | 'CH'
  | 'CA'
  | 'AU'
  | 'world';

/** Facts that a brand publishes about itself and that a message can contradict. */
export type BrandFact =
  /** It telephones only customers who asked for a call. */
  | 'calls-only-on-request'
  /** It never asks for PIN1, PIN2 or a PIN of a card, by any channel. */
  | 'never-asks-pin'
  /** It has no telephone service for consumers. */
  | 'no-phone-support'
  /** It never takes gift cards as payment. */
  | 'never-asks-gift-cards';

/** A party that may write on the brand's behalf, on the record. */
export interface Partner {
  readonly domain: string;
  /** What it does for the brand: `sales`, `survey`, `delivery` … in the administrator's words. */
  readonly role: string;
  /** Where anybody can check that it is a partner. */
  readonly evidence: string;
  /** ISO date after which the entry no longer counts. */
  readonly expires: string;
}

/** An organisation that people are told to trust: one entry of `rules/brands/*.yaml`. */
export interface Brand {
  /** kebab-case, unique: `proximus`. */
  readonly id: string;
  readonly name: string;
  /** Every name under which people know it, `name` first. */
  readonly names: readonly string[];
  /** Names that are also everyday words, first names or homonyms: they claim the brand only with a second hint. */
  readonly ambiguousNames: readonly string[];
  readonly sector: string;
  readonly countries: readonly Country[];
  /** Registrable domains or hosts whose owner is the brand; subdomains included. */
  readonly domains: readonly string[];
  /** Own public suffixes such as `gouv.fr`; every domain below is the brand's. */
  readonly domainSuffixes: readonly string[];
  /** Own domains where customers have mailboxes, so that an address there is no proof (proximus.be). */
  readonly mailboxDomains: readonly string[];
  readonly partners: readonly Partner[];
  readonly contactUrl?: string;
  readonly facts: readonly BrandFact[];
}
