import { InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';

/** The day by which entries expire: today, if no other is given. */
export function todayOption(): Option {
  return new Option('--today <date>', 'the day by which entries expire, in place of today').argParser(
    (value: string): string => {
      if (!z.iso.date().safeParse(value).success)
        throw new InvalidArgumentError('expected a date: 2027-01-31.');
      return value;
    },
  );
}

/** ISO date in UTC. */
export function todayOf({ today }: { readonly today?: string }): string {
  return today ?? new Date().toISOString().slice(0, 10);
}
