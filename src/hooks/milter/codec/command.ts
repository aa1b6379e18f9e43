import type { ByteString } from './byte-string.ts';

/** SMFIC_OPTNEG: what the mail server offers. */
export interface Offer {
  readonly version: number;
  /** SMFIF_* bits. */
  readonly actions: number;
  /** SMFIP_* bits. */
  readonly protocol: number;
}

/** The SMTP client at the other end of the mail server. */
export type Peer =
  | { readonly family: 'unknown' }
  | { readonly family: 'unix'; readonly path: ByteString }
  /** Without brackets and without the tag `IPv6:`. */
  | { readonly family: 'inet' | 'inet6'; readonly address: string; readonly port: number };

/** What a mail server tells a filter (SMFIC_*). */
export type Command =
  | ({ readonly kind: 'negotiate' } & Offer)
  | {
      readonly kind: 'macros';
      /** Code of the command that follows: `C`, `H`, `M` …; empty when the packet was. */
      readonly stage: string;
      /** Names as sent: `i`, `{auth_authen}`. */
      readonly macros: ReadonlyMap<ByteString, ByteString>;
    }
  | { readonly kind: 'connect'; readonly hostname: ByteString; readonly peer: Peer }
  | { readonly kind: 'helo'; readonly name: ByteString }
  /** `path` with its angle brackets; `<>` is the null reverse-path. */
  | { readonly kind: 'mail'; readonly path: ByteString; readonly parameters: readonly ByteString[] }
  | { readonly kind: 'recipient'; readonly path: ByteString; readonly parameters: readonly ByteString[] }
  /** Version 4 and later. */
  | { readonly kind: 'data' }
  /** An SMTP command that the mail server does not know; version 3 and later. */
  | { readonly kind: 'unknown'; readonly command: ByteString }
  /** Folds of the value are LF and white space. */
  | { readonly kind: 'header'; readonly name: ByteString; readonly value: ByteString }
  | { readonly kind: 'end-of-header' }
  /** Lines end in CRLF; chunks end anywhere, also between CR and LF. */
  | { readonly kind: 'body'; readonly chunk: Uint8Array }
  /** `chunk`: a last piece of the body, mostly empty. */
  | { readonly kind: 'end-of-message'; readonly chunk: Uint8Array }
  | { readonly kind: 'abort' }
  | { readonly kind: 'quit' }
  /** Quit, and another SMTP client follows on the same stream. */
  | { readonly kind: 'quit-new-connection' };
