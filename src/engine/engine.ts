import type { Envelope, Transaction } from '../message/transaction.ts';
import type { Edit } from '../rewrite/edit.ts';

export type { Envelope, Transaction } from '../message/transaction.ts';
export { applyEdits } from '../rewrite/apply-edits.ts';
export type { Edit } from '../rewrite/edit.ts';

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
    }
  /** `reason` is for the log: static words, nothing of the message. */
  | { readonly kind: 'try-later'; readonly reason: string };

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
  close(): Promise<void>;
}
