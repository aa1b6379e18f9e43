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

/** What a brand publishes about itself and a message can contradict. */
export type BrandFact =
  /** It telephones only customers who asked for a call. */
  | 'calls-only-on-request'
  /** It never asks for PIN1, PIN2 or a PIN of a card, by any channel. */
  | 'never-asks-pin'
  /** It never asks for a password, access codes or the recovery phrase of a wallet. */
  | 'never-asks-password'
  /** It never asks for the numbers of a card or an account by mail. */
  | 'never-asks-card-details'
  /** It never asks for remote access to a customer's device. */
  | 'never-asks-remote-access'
  /** It never takes gift cards as payment. */
  | 'never-asks-gift-cards'
  /** It has no telephone service for consumers. */
  | 'no-phone-support'
  /** It writes to consumers in certain languages and no others. */
  | 'writes-only-in';

/** A fact with who says so. */
export interface PublishedFact {
  readonly fact: BrandFact;
  /** BCP 47 primary languages; of `writes-only-in` only. */
  readonly languages?: readonly string[];
  /** The page that says so, or `public` for general public knowledge. */
  readonly source: string;
  /** ISO date on which somebody last read it there; of `public` the day on which it was written down. */
  readonly checked: string;
}

/** A telephone number that a brand publishes. */
interface OfficialTelephone {
  /** E.164 (`+3280033800`), or a short number as it is dialled (`3900`). */
  readonly number: string;
  /** The page that shows it, or `public` for general public knowledge. */
  readonly source: string;
  /** ISO date on which somebody last saw it there. */
  readonly checked: string;
}

/**
 * Where a brand's record comes from, by its folder.
 *
 * - `core`: written and looked at by a person, `rules/brands/`
 * - `generated`: written by `brands sync` from a public index, `rules/brands/generated/`; too little to convict anybody
 * - `local`: the administrator's own, `rules/local/brands/`
 */
export type Layer = 'core' | 'generated' | 'local';

/** A party that may write on the brand's behalf, on the record. */
export interface Partner {
  readonly domain: string;
  /** What it does for the brand: `sales`, `survey`, `delivery` … in the administrator's words. */
  readonly role: string;
  /** Where anybody can check that it is a partner. */
  readonly evidence: string;
  /** Where to complain about its mail: a mail address or a page. */
  readonly complaints?: string;
  /** Who in the administrator's own house answers for the entry. */
  readonly owner?: string;
  /** ISO date after which the entry no longer counts. */
  readonly expires: string;
}

/** An organisation that people are told to trust: one entry of `rules/brands/**.yaml`. */
export interface Brand {
  /** kebab-case, unique: `proximus`. */
  readonly id: string;
  readonly layer: Layer;
  readonly name: string;
  /** Every name under which people know it, `name` first. */
  readonly names: readonly string[];
  /** Names that are also everyday words, first names or homonyms: they claim the brand only with a second hint. */
  readonly ambiguousNames: readonly string[];
  readonly sector: string;
  /** The house it belongs to; brands of one house may speak for each other. */
  readonly group?: string;
  readonly countries: readonly Country[];
  /** Registrable domains or hosts whose owner is the brand; subdomains included. */
  readonly domains: readonly string[];
  /** Own public suffixes such as `gouv.fr`; every domain below is the brand's. */
  readonly domainSuffixes: readonly string[];
  /** Own domains where customers have mailboxes, so that an address there is no proof (proximus.be). */
  readonly mailboxDomains: readonly string[];
  /** Domains of companies that only have the same name: what they write is no claim to be the brand. */
  readonly namesakes: readonly string[];
  readonly partners: readonly Partner[];
  readonly contactUrl?: string;
  /** ISO date on which somebody last opened that page; absent where nobody has. */
  readonly contactChecked?: string;
  /** The numbers that are known to be the brand's own; never all of them. */
  readonly telephones: readonly OfficialTelephone[];
  readonly facts: readonly PublishedFact[];
}
