import type { Offer } from './command.ts';
import { HIGHEST_VERSION, LOWEST_VERSION } from './constants.ts';

/** The version and the bits that hold for the rest of the connection. */
export type Agreement = Offer;

/** What a filter would like: SMFIF_* and SMFIP_* bits. */
export type Wish = Pick<Offer, 'actions' | 'protocol'>;

export type Negotiation =
  | { readonly kind: 'agreed'; readonly agreement: Agreement }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * The wish as far as the mail server offers it; a bit beyond the offer is an error to Postfix.
 * The version is the highest that both speak.
 */
export function negotiate(offer: Offer, wish: Wish): Negotiation {
  if (offer.version < LOWEST_VERSION) {
    return { kind: 'refused', reason: 'the mail server speaks a version of the protocol before 2' };
  }
  const agreement = {
    version: Math.min(offer.version, HIGHEST_VERSION),
    actions: (offer.actions & wish.actions) >>> 0,
    protocol: (offer.protocol & wish.protocol) >>> 0,
  };
  return { kind: 'agreed', agreement };
}

/** Whether all the bits are set. */
export function hasBits(flags: number, bits: number): boolean {
  return (flags & bits) === bits;
}
