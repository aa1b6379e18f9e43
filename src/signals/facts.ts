import type { Authentication } from '../authentication/authentication.ts';
import type { BrandMention } from '../brands/brand-mention.ts';
import type { Entitlement } from '../brands/entitlement.ts';
import type { SenderIdentity } from '../brands/sender-identity.ts';
import type { Message } from '../message/message.ts';

/** Everything that is computed once about a message and then only read. */
export interface Facts {
  readonly message: Message;
  readonly authentication: Authentication;
  /** Who sent it, whatever it claims. */
  readonly sender: SenderIdentity;
  /** Every place where the name of a brand stands, entitled or not, strongest place first. */
  readonly mentions: readonly BrandMention[];
  /** May the sender speak for the brand? By brand id, for every brand that is mentioned or is the sender. */
  readonly entitlements: ReadonlyMap<string, Entitlement>;
}
