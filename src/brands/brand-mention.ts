import type { Brand } from './brand.ts';

/** The places in a message where a brand's name is looked for; part of the public JSON contract. */
export type MentionPlace =
  | 'from.display-name'
  | 'from.local-part'
  | 'from.domain'
  | 'reply-to'
  | 'subject'
  | 'body'
  | 'signature'
  | 'link'
  | 'image'
  | 'attachment'
  | 'invite';

/** A brand's name as it stands in a message. */
export interface BrandMention {
  readonly brand: Brand;
  readonly where: MentionPlace;
  /** The words as written, including confusable and invisible characters. */
  readonly evidence: string;
  /** The name alone is also an everyday word, and nothing beside it says that the brand is meant. */
  readonly ambiguous: boolean;
  /** Readable as the brand only after folding confusables, invisible characters or spacing. */
  readonly disguised: boolean;
  /** A service-desk word stands beside it: "Service clientèle Proximus", `klantenservice-kpn`. */
  readonly deskWord: boolean;
  /** Only where a person works: "Andrea Parri (Microsoft)". Absent for every other mention. */
  readonly affiliation?: true;
  /** A line at the foot of the message names the company that writes: "© 2026 Proximus". Absent for every other mention. */
  readonly imprint?: true;
}
