import { z } from 'zod';
import { foldedString } from './fold.ts';
import { domain } from './sender-lists.ts';
import { squeezed } from './vocabulary.ts';

const name = z.string().trim().min(2, 'a name has at least two letters');

/** `rules/lists/pictures.yaml`: pictures that stand in everybody's mail. */
export const Pictures = z.strictObject({
  /** Hosts from which everybody shows pictures; subdomains included. */
  hosts: z.array(domain),
  /** Social networks and shops for applications, as alternative texts name them. */
  badges: z.array(name),
  /** Ways to pay, as alternative texts name them. */
  payments: z.array(name),
});
export type Pictures = z.infer<typeof Pictures>;

/** What pictures do not claim. */
export interface CommonPictures {
  readonly hosts: ReadonlySet<string>;
  /** Names, folded, without spaces. */
  readonly badges: ReadonlySet<string>;
  readonly payments: ReadonlySet<string>;
}

/** Nothing is excused. */
export const NO_PICTURES: CommonPictures = { hosts: new Set(), badges: new Set(), payments: new Set() };

/** The lists as they are compared. */
export function commonPictures(files: readonly Pictures[]): CommonPictures {
  const letters = (names: readonly string[]): string[] => names.map((word) => squeezed(foldedString(word)));
  return {
    hosts: new Set(files.flatMap(({ hosts }) => hosts)),
    badges: new Set(files.flatMap(({ badges }) => letters(badges))),
    payments: new Set(files.flatMap(({ payments }) => letters(payments))),
  };
}
