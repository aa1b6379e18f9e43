import type { JudgingOptions } from './judging-options.ts';

/** What becomes of a message that the gateway could not judge. */
export const FALLBACKS = ['tempfail', 'deliver-unavailable', 'analyse-here'] as const;
type Fallback = (typeof FALLBACKS)[number];

export interface FilterOptions extends JudgingOptions {
  /** The reverse-path; empty for a null sender. */
  readonly sender?: string;
  readonly recipient?: readonly string[];
  /** The message leaves: it is not judged, and what is for own readers is taken out. */
  readonly outbound?: true;
  /** HTTP address of a gateway that runs; without it and `socket` the message is judged in this process. */
  readonly url?: string;
  /** Its Unix socket. */
  readonly socket?: string;
  readonly tokenFile?: string;
  /** How long the gateway may take, in seconds. */
  readonly timeout: number;
  readonly fallback: Fallback;
}
