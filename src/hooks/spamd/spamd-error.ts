/** Exit codes of sysexits.h, by which the protocol tells what went wrong. */
export const SYSEXITS = {
  EX_DATAERR: 65,
  EX_UNAVAILABLE: 69,
  EX_TEMPFAIL: 75,
  EX_PROTOCOL: 76,
  /** Of spamc itself: the message is too big. */
  EX_TOOBIG: 98,
} as const;

/** A request that gets an error for an answer. The message goes to the client: static words only. */
export class SpamdError extends Error {
  readonly status: keyof typeof SYSEXITS;

  constructor(status: keyof typeof SYSEXITS, message: string) {
    super(message);
    this.name = 'SpamdError';
    this.status = status;
  }
}
