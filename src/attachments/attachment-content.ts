import type { Language, Link } from '../message/message.ts';
import type { FileType } from './file-type.ts';
import type { PictureLogo } from './picture-logo.ts';

/** What a file is to a reader who opens it. */
export type AttachmentKind = 'page' | 'document' | 'picture' | 'archive' | 'program' | 'other';

/** Why an attachment is not known as well as it could be. A fact about the message, never a failure of the analysis. */
export type AttachmentProblem =
  /** Larger than what is read of its kind. */
  | 'too-large'
  /** Broken, not what it says, or what read it gave up or was ended by the system. */
  | 'unreadable'
  /** It took longer than any honest file does. */
  | 'out-of-time'
  /** One of more attachments than are read. */
  | 'too-many'
  /** A kind that nothing here opens, or nothing is there to open it. */
  | 'not-read';

/** What the active content of an attachment does. */
export type ScriptTrait =
  /** Sends the browser elsewhere as soon as the page is open. */
  | 'redirect'
  /** Builds the page, or a file to download, out of a blob that nobody can read. */
  | 'obfuscated'
  /** A PDF runs a script. */
  | 'pdf-script'
  /** A PDF starts a program or opens a file. */
  | 'pdf-launch'
  /** An Office document carries a macro. */
  | 'macro';

/** A form of a page that is attached. */
export interface AttachedForm {
  /** Where the form is sent; absent when a script takes it, or for a target within the page. */
  readonly host?: string;
  /** Types of the input fields where they matter, else their names; lower case. */
  readonly fields: readonly string[];
}

/** What is inside one attached file or shown picture; deeply frozen. */
export interface AttachmentContent {
  /** Path of the body part (`2`, `1.3`); empty for a picture that stands in the HTML itself. */
  readonly path: string;
  /** File name as decoded; empty when there is none. */
  readonly name: string;
  /** `image` for a picture that the message shows or carries, else `attachment`. */
  readonly where: 'attachment' | 'image';
  /** By its first bytes, whatever its name and Content-Type say. */
  readonly type: FileType;
  readonly kind: AttachmentKind;
  /** What a reader reads in it, as lines. Of pictures and scanned pages: words that were read in them, else empty. */
  readonly text: string;
  readonly language: Language;
  /** Links within it, and those in its QR codes (`kind: 'code'`). */
  readonly links: readonly Link[];
  /** What its QR codes say, as they say it. */
  readonly codes: readonly string[];
  /** Logos recognised in a picture by their shape. */
  readonly logos: readonly PictureLogo[];
  readonly forms: readonly AttachedForm[];
  readonly scripts: readonly ScriptTrait[];
  /** Names of the entries of an archive. */
  readonly entries: readonly string[];
  /** Addresses of templates that an Office document fetches when it is opened. */
  readonly remoteTemplates: readonly string[];
  /** Nobody reads it without a password; it was opened where the message gives one that fits. */
  readonly encrypted: boolean;
  /** Pages of a document where they are known, else 0. */
  readonly pages: number;
  readonly problems: readonly AttachmentProblem[];
}

/** What a reading of one kind of file finds; the rest of an `AttachmentContent` is empty. */
export type Inside = Partial<
  Pick<
    AttachmentContent,
    | 'text'
    | 'links'
    | 'codes'
    | 'logos'
    | 'forms'
    | 'scripts'
    | 'entries'
    | 'remoteTemplates'
    | 'encrypted'
    | 'pages'
    | 'problems'
  >
>;
