import type { ByteString } from './byte-string.ts';

/** SMFIR_SETSYMLIST: the macros wanted at a stage, within the answer to a negotiation. */
export interface MacroList {
  /** One of MACRO_STAGE. */
  readonly stage: number;
  /** `i`, `{auth_authen}` … */
  readonly names: readonly string[];
}

/** Changes of the message; allowed between the end of the message and the final answer only. */
export type Modification =
  | { readonly kind: 'add-header'; readonly name: ByteString; readonly value: ByteString }
  /** `index` 0 is above everything, also above the mail server's own Received. */
  | {
      readonly kind: 'insert-header';
      readonly index: number;
      readonly name: ByteString;
      readonly value: ByteString;
    }
  /** `index` counts from 1 among the fields of that name, in any case. An empty value deletes the field. */
  | {
      readonly kind: 'change-header';
      readonly index: number;
      readonly name: ByteString;
      readonly value: ByteString;
    }
  /** At most MAX_CHUNK_BYTES; CRLF lines. Postfix fails when other replies stand between two chunks. */
  | { readonly kind: 'replace-body'; readonly chunk: Uint8Array }
  | { readonly kind: 'add-recipient'; readonly path: ByteString; readonly parameters?: ByteString }
  | { readonly kind: 'delete-recipient'; readonly path: ByteString }
  | { readonly kind: 'change-sender'; readonly path: ByteString; readonly parameters?: ByteString }
  | { readonly kind: 'quarantine'; readonly reason: ByteString };

/** What a filter answers (SMFIR_*). */
export type Reply =
  | {
      readonly kind: 'negotiate';
      readonly version: number;
      readonly actions: number;
      readonly protocol: number;
      readonly macros: readonly MacroList[];
    }
  | { readonly kind: 'continue' }
  /** No more of this message. Before its end Postfix lets it leak into the next message: avoid it there. */
  | { readonly kind: 'accept' }
  | { readonly kind: 'reject' }
  /** 451. */
  | { readonly kind: 'temporary-failure' }
  | { readonly kind: 'discard' }
  /** A 4xx or 5xx answer in words: `554 5.7.1 text`; several lines as in SMTP, joined by CRLF. */
  | { readonly kind: 'reply-code'; readonly text: ByteString }
  /** No more body chunks; only where PROTOCOL.skip is agreed. */
  | { readonly kind: 'skip' }
  /** Still working: restarts the mail server's timeout. */
  | { readonly kind: 'progress' }
  | { readonly kind: 'connection-failure' }
  /** 421. */
  | { readonly kind: 'shutdown' }
  | Modification;
