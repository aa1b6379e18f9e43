/** Each wait is so many times the one before. */
const GROWTH = 4;

const LONGEST_MS = 4 * 3_600_000;

/** A receiver that asks for more than a day is taken at its word no further. */
const LONGEST_ASKED_MS = 24 * 3_600_000;

/**
 * Milliseconds until the next try: exponential, less up to half of it, so that a receiver that comes back is not met by
 * all callbacks at once.
 *
 * @param attempts tries so far, 1 after the first
 * @param chance from 0 to 1
 * @param asked milliseconds that the receiver asked for
 */
export function retryDelay(attempts: number, firstMs: number, chance: number, asked = 0): number {
  const full = Math.min(firstMs * GROWTH ** (attempts - 1), LONGEST_MS);
  return Math.max(Math.ceil(full * (1 - chance / 2)), Math.min(asked, LONGEST_ASKED_MS));
}

/**
 * What a `Retry-After` field asks for, in milliseconds (RFC 9110 §10.2.3: seconds, or a date).
 *
 * @param now milliseconds since 1970
 */
export function retryAfterMs(field: string | null, now: number): number {
  if (field === null) return 0;
  if (/^\d{1,9}$/.test(field.trim())) return Number(field) * 1_000;
  const date = Date.parse(field);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
