import type { Brand } from './brand.ts';

/**
 * The kind of party that sent the message.
 *
 * - `brand`: the domain belongs to a brand of the directory
 * - `mailbox-provider`: anybody can have an address there (gmail.com, proximus.be)
 * - `relay`: a platform that writes on behalf of its users and says so (a forum, a marketplace, a list)
 * - `lookalike`: the domain imitates a brand
 * - `stranger`: none of these
 *
 * `partner` depends on the brand that is claimed, so it is no kind of its own here.
 */
export type SenderKind = 'brand' | 'mailbox-provider' | 'relay' | 'lookalike' | 'stranger';

/** Who sent a message, whatever it claims. */
export interface SenderIdentity {
  /** Domain of the author's addr-spec; empty when there is none. */
  readonly domain: string;
  /** Its registrable domain (public suffix list), A-labels; `domain` itself where it has none. */
  readonly organizationalDomain: string;
  readonly kind: SenderKind;
  /** The brand that owns the domain, or that a lookalike imitates. */
  readonly brand?: Brand;
  /**
   * DMARC passed, or DKIM or SPF passed for the same organizational domain and DMARC did not fail. Of a mailbox
   * provider only what DKIM proves counts.
   */
  readonly authenticated: boolean;
}
