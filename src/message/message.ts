import type { Invite } from './invite.ts';
import type { Mailbox } from './mailbox.ts';

/** RFC 5322 §2.2. */
export interface HeaderField {
  /** As written. Compare `key`. */
  readonly name: string;
  /** The name in lower case. */
  readonly key: string;
  /** The body of the field as it came: bytes as latin1, folds kept, without the line end. */
  readonly raw: string;
  /** The body unfolded, decoded (RFC 2047; raw 8-bit as UTF-8 where it is, else latin1) and trimmed. */
  readonly value: string;
}

/** What is wrong with the From field as a whole. Each occurs in real phish and hardly ever in genuine mail. */
export type FromDefect =
  /** No From field, or one without any addr-spec. */
  | 'missing'
  /** More than one From field (RFC 5322 §3.6 allows one). */
  | 'duplicate-field'
  /** A mailbox that is a name without an addr-spec: `Deutsche Bahn, <message@example.de>`. */
  | 'empty-address'
  /** Something between angle brackets that is no address: `<"noreply@example.org">`, `<x@%example.org>`. */
  | 'malformed-address'
  /** A domain without a dot: `info@mail`. */
  | 'undotted-host'
  /** Several mailboxes with different domains. */
  | 'several-domains';

/** The originator fields of RFC 5322 §3.6.2, and where answers and bounces go. */
export interface Originator {
  /**
   * What a reader takes for the author: all display-names of the From field(s) joined by a space, and the
   * first addr-spec with a dotted host (else the first of any kind).
   */
  readonly author: Mailbox;
  /** Every mailbox of every From field, as written. */
  readonly authors: readonly Mailbox[];
  readonly defects: readonly FromDefect[];
  readonly sender?: Mailbox;
  readonly replyTo: readonly Mailbox[];
  /** The reverse-path of the envelope, else of the Return-Path field; absent for `<>` and where nobody told. */
  readonly returnPath?: Mailbox;
}

/** A leaf of the MIME tree. */
export interface BodyPart {
  /** `1`, `1.2` … as IMAP counts body parts. */
  readonly path: string;
  /** Lower case, without parameters: `text/html`. */
  readonly mediaType: string;
  readonly disposition: 'inline' | 'attachment';
  /** Decoded; empty when there is none. */
  readonly fileName: string;
  /** Without angle brackets; empty when there is none. */
  readonly contentId: string;
  /** Transfer-decoded bytes in the part's own charset. Absent for parts beyond the limits. */
  readonly content?: Uint8Array;
}

/** A hyperlink as the reader meets it. */
export interface Link {
  /** The visible text, white space collapsed; empty for a link around an image. */
  readonly text: string;
  /** The target as written, trimmed, at most `LIMITS.linkLength` characters. */
  readonly target: string;
  /** Host of the target, lower case, A-labels; absent where the target has none (`mailto:`, `#top`, nonsense). */
  readonly host?: string;
  /**
   * `anchor` in HTML, `form` for a form's action, `text` for a bare address in plain text, `attachment` for one in an
   * attached file, `code` for one in a QR code.
   */
  readonly kind: 'anchor' | 'form' | 'text' | 'attachment' | 'code';
  /** True for a form with a field for a password. */
  readonly asksPassword?: true;
  /** True for a link within a quoted thread or a forwarded message; absent for the author's own. */
  readonly quoted?: true;
}

/** A picture that the HTML shows. */
export interface Image {
  readonly source: string;
  /** Host of a remote source; absent for `cid:` and `data:`. */
  readonly host?: string;
  readonly alternativeText: string;
  readonly title: string;
}

/** A piece of text that stands out: a heading or text of at least 20 px. Logos are often drawn so. */
export interface LargeText {
  readonly text: string;
}

/** The five languages that come first; `und` for every other and for texts too short to tell (BCP 47). */
export type Language = 'nl' | 'fr' | 'de' | 'et' | 'en' | 'und';

/** A limit on hostile input that this message ran into; see `limits.ts` for each attack. */
export type LimitReached =
  | 'message-bytes'
  | 'header-bytes'
  | 'header-fields'
  | 'mime-depth'
  | 'body-parts'
  | 'text-length'
  | 'html-length'
  | 'links'
  | 'images'
  | 'html-depth'
  | 'mailboxes'
  | 'invites'
  /** The MIME structure made the parser give up: only the header fields are known. */
  | 'unparsable';

/** One parsed message, deeply frozen. Every signal reads it, none may change it. */
export interface Message {
  readonly header: readonly HeaderField[];
  readonly originator: Originator;
  /** To and Cc. */
  readonly recipients: readonly Mailbox[];
  readonly subject: string;
  /** Without angle brackets; empty when there is none. */
  readonly messageId: string;
  readonly parts: readonly BodyPart[];
  /**
   * What the reader reads first: the author's own words, from HTML if there is HTML, as lines of plain text.
   * White space is collapsed within lines; invisible characters are still there (see `brands/fold.ts`).
   */
  readonly text: string;
  /** Quoted threads and forwarded messages, in the same form. Not the author's own words. */
  readonly quotedText: string;
  /** Text of the HTML that a mail client does not show: preheaders, and words put there to deceive filters. */
  readonly hiddenText: string;
  /** Words with hidden text in their middle, as the reader sees them: `Pay<span style="font-size:0">x</span>Pal`. */
  readonly splitWords: readonly string[];
  /** The end of `text`: from the sign-off on, else its last few lines; empty for very short texts. See `signature.ts`. */
  readonly signature: string;
  readonly links: readonly Link[];
  readonly images: readonly Image[];
  /** Events and tasks of the calendars that came with the message. */
  readonly invites: readonly Invite[];
  readonly largeTexts: readonly LargeText[];
  /** Vivid colours (24 bits) that cells of the HTML are filled with, in their order: a logo drawn without a picture. */
  readonly cellColors: readonly number[];
  readonly language: Language;
  readonly limitsReached: readonly LimitReached[];
}

/** Bodies of the fields of a name (lower case), from the top of the header down. */
export function fieldValues(message: Pick<Message, 'header'>, key: string): string[] {
  const values: string[] = [];
  for (const field of message.header) if (field.key === key) values.push(field.value);
  return values;
}
