/** One change to a message, independent of the dialect in which a mail server is told. */
export type Edit =
  /** Occurrence counts from 1 among the fields of that name, in any case, from the top, as received. */
  | { readonly kind: 'delete-field'; readonly name: string; readonly occurrence: number }
  /** Above every other field. The value is ASCII; folds are LF and a space. */
  | { readonly kind: 'insert-field'; readonly name: string; readonly value: string }
  | {
      readonly kind: 'replace-field';
      readonly name: string;
      readonly occurrence: number;
      readonly value: string;
    }
  /** The whole body, CRLF lines. At most one per message, after all edits of fields. */
  | { readonly kind: 'replace-body'; readonly body: Uint8Array }
  | { readonly kind: 'quarantine'; readonly reason: string };
