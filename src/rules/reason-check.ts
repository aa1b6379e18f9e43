import type { Problem } from '../documents/document.ts';
import type { Located } from '../documents/yaml-document.ts';
import { REASON_PLACEHOLDERS, type Rule } from './rule.ts';

/** A letter, or an ending behind a hyphen or an apostrophe: `{brand}s`, `{brand}'s`, `{brand}-i`. */
const INFLECTED = /\{brand\}(?:['’]?\p{L}|-(?:i|l|le|lt|s|st|ga|ks|na|ni|ta|en|es)(?!\p{L}))/u;

/** French words that lose their vowel before a name that begins with one: nobody knows which name will come. */
const ELIDING =
  /(?<!\p{L})(?:(?:[cdjlmnst]|(?:jus|lors|puis)?qu)['’]|(?:ce|de|je|la|le|me|ne|se|te|(?:jus|lors|puis)?que)\s+)\{brand\}/iu;

/**
 * What is wrong with the words for readers: a translation that lost a placeholder hides the fact that the sentence is
 * about, and a name of a brand fits every sentence only where it stands as it is.
 */
export function reasonProblems({ value: { reason }, problemAt }: Located<Rule>): Problem[] {
  const languages = Object.entries(reason);
  const used = REASON_PLACEHOLDERS.filter((name) => languages.some(([, text]) => text.includes(`{${name}}`)));
  return languages.flatMap(([language, text]) => {
    const path = ['reason', language];
    const missing = used.filter((name) => !text.includes(`{${name}}`));
    return [
      ...missing.map((name) =>
        problemAt(
          path,
          `reason.${language}: {${name}} is missing`,
          'the five languages need the same placeholders',
        ),
      ),
      ...(INFLECTED.test(text)
        ? [
            problemAt(
              path,
              `reason.${language}: {brand} has an ending`,
              'write the sentence so that the name stays as it is',
            ),
          ]
        : []),
      ...(language === 'fr' && ELIDING.test(text)
        ? [
            problemAt(
              path,
              'reason.fr: {brand} follows a word that elides',
              'write "la marque {brand}" or "le nom {brand}"',
            ),
          ]
        : []),
    ];
  });
}
