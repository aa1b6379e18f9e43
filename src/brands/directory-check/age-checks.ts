import type { Problem } from '../../documents/document.ts';
import type { PlacedRecord } from '../record-places.ts';

/** Domains that nobody has looked at for longer than that: a lapsed domain is a way in for its next owner. */
export function checkAges(placed: readonly PlacedRecord[], oldest: string): Problem[] {
  return placed.flatMap(({ record, problemAt }) =>
    record.domains.flatMap(({ domain, checked }, index) =>
      checked < oldest
        ? [
            problemAt(
              ['domains', index, 'checked'],
              `${domain} was last looked at on ${checked}`,
              'see that it is still the brand’s, then set the day',
            ),
          ]
        : [],
    ),
  );
}

/** The ISO date some months before a day; of a month without that day its last. */
export function monthsBefore(today: string, months: number): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10);
}
