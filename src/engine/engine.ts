import type { FaultCode } from '../fault.ts';
import type { Envelope, Transaction } from '../message/transaction.ts';
import type { Edit } from '../rewrite/edit.ts';
import type { Postings } from './postings.ts';

export type { Envelope, Transaction } from '../message/transaction.ts';
export { applyEdits } from '../rewrite/apply-edits.ts';
export type { Edit } from '../rewrite/edit.ts';
export { editsJson } from './edit-json.ts';
export type { Posting, Postings } from './postings.ts';

/** What the hook can carry out for this message. Edits beyond it are left out, so do not announce them. */
export interface Capabilities {
  readonly replaceBody: boolean;
  readonly quarantine: boolean;
}

/** What becomes of a message. `try-later` is what the option `tempfail` yields; the mail server keeps the message. */
export type Outcome =
  | {
      readonly kind: 'edits';
      readonly edits: readonly Edit[];
      /** The public JSON of the verdict, for hooks whose caller asks for one. */
      readonly report: object;
      /** Why there was no analysis; absent when there was one. */
      readonly fault?: FaultCode;
    }
  /** `reason` is for the log: static words, nothing of the message. */
  | { readonly kind: 'try-later'; readonly reason: string; readonly fault?: FaultCode };

/**
 * Runs an analysis. The deadline and what happens on a fault are the engine's: `analyse` resolves in time
 * with an outcome. It rejects only when something is broken, and then the hook asks the mail server to try later.
 */
export interface Engine {
  analyse(transaction: Transaction, capabilities: Capabilities): Promise<Outcome>;
  /**
   * Tells of a message that somebody here submitted with a password: whom people write to is worth remembering. Never
   * throws and never waits; absent in an engine that remembers nothing.
   */
  noteSubmission?(envelope: Envelope): void;
  /**
   * The edits that take our banners and fields out of an answer or a copy that somebody here sends, for callers who say
   * that it leaves. Never rejects.
   */
  stripOutbound?(content: Uint8Array): Promise<readonly Edit[]>;
  /** The same for what comes with a login or from an own network; absent where not wanted (`banner.stripOutbound`). */
  stripBanners?(content: Uint8Array): Promise<readonly Edit[]>;
  /** Asynchronous work; absent in an engine that could not keep what it has accepted over its own end. */
  readonly postings?: Postings;
  /** What own users say about verdicts; absent where nobody is asked. */
  readonly feedback?: FeedbackDesk;
  close(): Promise<void>;
}

/** What became of a report. */
export type FeedbackReceipt =
  | { readonly kind: 'taken'; readonly id: string }
  /** `reason` may be told to whoever reports: static words. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The message could not be judged now; a later try may succeed. */
  | { readonly kind: 'unjudged'; readonly reason: string };

/** Takes reports of false alarms and misses. Nothing of it is applied without an administrator. */
export interface FeedbackDesk {
  /** Whether a message is addressed to it. */
  concerns(envelope: Envelope): boolean;
  /** A message of an own user with the reported messages attached. Never throws, and nobody waits for it. */
  takeForwarded(transaction: Transaction): void;
  /** One reported message. `reporter` is kept as a keyed hash only. */
  take(report: {
    readonly kind: 'false-alarm' | 'miss';
    readonly channel: 'forward' | 'imap' | 'http';
    readonly content: Uint8Array;
    readonly reporter: string;
  }): Promise<FeedbackReceipt>;
}
