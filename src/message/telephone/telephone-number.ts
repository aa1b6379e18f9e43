/** Where a telephone number stands; the words of the public JSON contract. */
export type TelephonePlace =
  | 'from.display-name'
  | 'subject'
  | 'body'
  | 'link'
  | 'image'
  | 'attachment'
  | 'invite';

/** What kind of line a number belongs to, by the numbering plan of its country (ITU-T E.164). */
export type TelephoneKind =
  | 'landline'
  | 'mobile'
  /** North America does not tell landlines from mobiles. */
  | 'landline-or-mobile'
  | 'toll-free'
  | 'shared-cost'
  /** The caller pays more than for any other call: 0900, 0905, 0190, 118xxx, 089x in France, 0903 in Belgium. */
  | 'premium'
  /** Three to six digits that work within one country only: 1716, 3900. */
  | 'short'
  | 'other';

/**
 * What the words beside a number, or the scheme of its link, want the reader to do with it.
 *
 * - `call`: a verb beside it says so ("bel", "appelez", "call")
 * - `message`: a messenger or SMS ("WhatsApp", `wa.me`, `sms:`)
 * - `fax`: nobody picks up
 * - `label`: a noun says that it is a telephone number ("Tel.", "klantendienst", "hotline")
 * - `unsaid`: nothing beside it says anything
 */
export type TelephonePurpose = 'call' | 'message' | 'fax' | 'label' | 'unsaid';

/** A telephone number as it stands in a message. */
export interface TelephoneNumber {
  readonly where: TelephonePlace;
  /** As written, in one line. */
  readonly written: string;
  /** E.164 with its plus: `+3256123456`; of a short number the digits alone: `3900`. */
  readonly number: string;
  /** ISO 3166-1 alpha-2 of the numbering plan; empty where none is known (+800, short numbers out of context). */
  readonly country: string;
  readonly kind: TelephoneKind;
  readonly purpose: TelephonePurpose;
  /** The number with the word beside it that says its purpose; `written` where there is none. */
  readonly quotation: string;
}
