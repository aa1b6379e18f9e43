import type { Problem } from './document.ts';

/** An entry that somebody vouches for until a day, at its place. */
export interface DatedEntry extends Problem {
  /** The last ISO date on which it counts. */
  readonly expires: string;
}

/** The entries that no longer count: each stays a line for a person to read until it is renewed or removed. */
export function expiredEntries(entries: readonly DatedEntry[], today: string): Problem[] {
  return entries
    .filter(({ expires }) => expires < today)
    .map(({ file, line, column, message, cure, expires }) => ({
      file,
      line,
      column,
      message: `${message} expired on ${expires} and no longer counts`,
      ...(cure && { cure }),
    }));
}
