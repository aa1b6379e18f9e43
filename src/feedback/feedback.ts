import { z } from 'zod';

/** What somebody says about a verdict: a warning on genuine mail, or none on an impersonation. */
export const FeedbackKind = z.enum(['false-alarm', 'miss']);
export type FeedbackKind = z.infer<typeof FeedbackKind>;

/** The way it came. */
const Channel = z.enum(['forward', 'imap', 'http']);

/** One message that somebody here reports. */
export interface Feedback {
  readonly kind: FeedbackKind;
  readonly channel: z.infer<typeof Channel>;
  /** The message as it was delivered (RFC 5322). */
  readonly content: Uint8Array;
  /** Who reports it: an address or the name of a mailbox. Kept as a keyed hash only. */
  readonly reporter: string;
}

/** Who may speak for whom, until when: what accepting a false alarm would write. */
export const Suggestion = z.strictObject({
  /** `partner`: it may write on the brand's behalf. `exception`: its mail is fine. `rule`: nobody is let through. */
  as: z.enum(['partner', 'exception', 'rule']),
  /** The domain, or the whole address at a mailbox provider. */
  from: z.string(),
  brand: z.string().optional(),
  /** One sentence for the administrator. */
  words: z.string(),
});
export type Suggestion = Readonly<z.infer<typeof Suggestion>>;

/** What is kept of a report. Nothing in it names the reporter, and no words of the mail are in it. */
export const FeedbackEntry = z.strictObject({
  id: z.string(),
  kind: FeedbackKind,
  channel: Channel,
  /** ISO time. */
  received: z.iso.datetime(),
  /** Keyed hash, 24 hexadecimal digits. */
  reporter: z.string(),
  /** SHA-256 of the message: a second report of the same message is the same entry. */
  sha256: z.string(),
  verdict: z.string(),
  score: z.number(),
  brand: z.string().nullable(),
  domain: z.string(),
  role: z.string(),
  /** Somebody authenticated the sender; without that anybody may have written the domain. */
  authenticated: z.boolean(),
  language: z.string(),
  rules: z.array(z.string()),
  /** The message itself is kept, encrypted. */
  original: z.boolean(),
  state: z.enum(['open', 'accepted']),
  suggestion: Suggestion,
});
export type FeedbackEntry = Readonly<z.infer<typeof FeedbackEntry>>;
