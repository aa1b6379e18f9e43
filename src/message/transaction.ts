/** RFC 5321 §3.3: what the mail server tells about a message apart from its content. */
export interface Envelope {
  /** The reverse-path without angle brackets; empty for `<>`; undefined when nobody told. */
  readonly reversePath?: string;
  readonly forwardPaths: readonly string[];
}

/** The host that handed the message to the mail server, as far as the mail server tells. */
interface Client {
  readonly address?: string;
  readonly name?: string;
  readonly ehloDomain?: string;
}

/** One mail transaction: a message on its way, with everything that the mail server knows of it. */
export interface Transaction {
  readonly client: Client;
  readonly envelope: Envelope;
  /** The message as bytes, RFC 5322, lines ending in CRLF or LF. */
  readonly content: Uint8Array;
  /** True when `content` is only the beginning of a message above the size limit: its body must stay as it is. */
  readonly truncated?: boolean;
}
