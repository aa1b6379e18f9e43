import type { AttachmentContent } from '../attachments/attachment-content.ts';
import type { Authentication } from '../authentication/authentication.ts';
import type { BrandMention } from '../brands/brand-mention.ts';
import type { Entitlement } from '../brands/entitlement.ts';
import type { SenderIdentity } from '../brands/sender-identity.ts';
import type { Destination } from '../links/destination.ts';
import type { Message } from '../message/message.ts';
import type { TelephoneNumber } from '../message/telephone/telephone-number.ts';
import type { Envelope } from '../message/transaction.ts';
import type { RecipientLocale } from './context/recipient-locales.ts';
import type { Correspondence } from './correspondence.ts';

/** Everything that is computed once about a message and then only read. */
export interface Facts {
  readonly message: Message;
  readonly authentication: Authentication;
  /** Who sent it, whatever it claims. */
  readonly sender: SenderIdentity;
  /** Every place where the name of a brand stands, entitled or not, strongest place first. */
  readonly mentions: readonly BrandMention[];
  /** What is inside attached files and shown pictures, in their order. */
  readonly attachments: readonly AttachmentContent[];
  /** Brands whose name an attached document bears. Weaker than a claim: people pass documents on. */
  readonly documentMentions: readonly BrandMention[];
  /** May the sender speak for the brand? By brand id, for every brand that is mentioned or is the sender. */
  readonly entitlements: ReadonlyMap<string, Entitlement>;
  /** Where the author's own links lead, in their order; links without a host are left out. */
  readonly destinations: readonly Destination[];
  /** Every telephone number that the author offers, in the order of the places. */
  readonly telephones: readonly TelephoneNumber[];
  /** What the mail server told of the transaction; absent where nobody told. */
  readonly envelope?: Envelope;
  /** Where the recipients live, if that is known and they agree. */
  readonly recipientLocale?: RecipientLocale;
  /** Absent when nothing is remembered, or nobody told the recipients. */
  readonly correspondence?: Correspondence;
}
