import type { Transaction } from '../message/transaction.ts';

/** A message whose sender does not wait: the verdict is sent to a callback. */
export interface Posting {
  readonly transaction: Transaction;
  readonly replaceBody: boolean;
  /** A place from `callbacks.targets`, or a URL whose origin is allowed; without it `callbacks.url`. */
  readonly target?: { readonly kind: 'name' | 'url'; readonly text: string };
  /** Of two postings with the same key, only one is done. */
  readonly idempotencyKey?: string;
}

/** What became of a posting. */
export type Receipt =
  /** `repeated`: the key was known, and so was the message. */
  | { readonly kind: 'accepted'; readonly id: string; readonly repeated: boolean }
  /** The key was used for another message, envelope or target. */
  | { readonly kind: 'other-message' }
  | { readonly kind: 'unknown-target' };

/** How far a posting is. Nothing in it comes from the message. */
export interface PostingStatus {
  readonly id: string;
  /**
   * - `accepted` waits for a worker
   * - `judged` has a verdict that the receiver has not taken yet
   * - `delivered` was taken by the receiver
   * - `dead` failed for good; it is kept among the dead letters until `expires`
   */
  readonly state: 'accepted' | 'judged' | 'delivered' | 'dead';
  /** `none`, `impersonation`, …, once there is one. */
  readonly verdict?: string;
  /** Tries that are over. */
  readonly attempts: number;
  /** Why the last try failed, in static words. */
  readonly problem?: string;
  /** ISO 8601; by the clock of Redis. */
  readonly accepted: string;
  readonly expires: string;
}

/** Asynchronous work. Throws the faults `queue-unavailable` and `overloaded`. */
export interface Postings {
  /** Returns once the message is safe in the queue: it survives the end of this process. */
  submit(posting: Posting): Promise<Receipt>;
  /** Undefined when there is none of that id, or its lifetime is over. */
  find(id: string): Promise<PostingStatus | undefined>;
}
