import { basename } from 'node:path/posix';
import { z } from 'zod';
import type { Document, Problem } from '../../documents/document.ts';
import { readOverlaid } from '../../documents/overlay.ts';
import type { Language } from '../../message/message.ts';

const phrases = z
  .array(z.string().regex(/^[^\p{Lu}]{8,80}$/u, 'a phrase is lower-case, of 8 to 80 characters'))
  .min(1);

/** `rules/lists/reassurances.yaml`: words with which a sender vouches for itself, by language. */
export const Reassurances = z.strictObject({
  reassurances: z.strictObject({ nl: phrases, fr: phrases, de: phrases, et: phrases, en: phrases }),
});
type Reassurances = z.infer<typeof Reassurances>;

/** The phrases to look for in a message of a language. */
export type ReassuringPhrases = Readonly<Record<Language, readonly string[]>>;

export type ReassuranceReading =
  | { readonly ok: true; readonly phrases: ReassuringPhrases }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the phrases among `rules/lists/*.yaml`. English ones stand in messages of any language. */
export function readReassurances(lists: readonly Document[]): ReassuranceReading {
  const reading = readOverlaid(
    Reassurances,
    lists.filter(({ file }) => basename(file) === 'reassurances.yaml'),
  );
  if (!reading.ok) return reading;
  const file = reading.overlaid?.value.reassurances;
  const of = (...languages: (keyof Reassurances['reassurances'])[]): string[] =>
    languages.flatMap((language) => file?.[language] ?? []);
  return {
    ok: true,
    phrases: {
      nl: of('nl', 'en'),
      fr: of('fr', 'en'),
      de: of('de', 'en'),
      et: of('et', 'en'),
      en: of('en'),
      und: of('nl', 'fr', 'de', 'et', 'en'),
    },
  };
}
