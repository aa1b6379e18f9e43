import { foldedString } from './fold.ts';
import { segmentLabel } from './segmentation.ts';
import { squeezed, type Vocabulary } from './vocabulary.ts';

/** A brand in parentheses: "Andrea Parri (Microsoft)". What is sent "via" somebody is another matter. */
const PARENTHESES = /^([^()[\]]{1,80}?)\s*[([](?!via\b|through\b)[^)\]]*$/i;
/** A brand after a small word: "Jan Peeters bij KPN". "From" is missing: swindlers write "Freddie from Ripple". */
const PREPOSITION = /^(.{1,80}?)\s(?:at|@|bei|bij|chez|van|von)\s+(?:the\s|de\s|der\s|het\s)?$/i;
/** A brand glued to somebody, who may have the name of another: `hyatt@mozilla`. */
const GLUED = /^[\w.-]{1,64}@[\w-]{1,64}$/;
/** A brand after a stroke or comma; swindlers write so, too: "Payment failed - Netflix". */
const STROKE = /^(.{1,80}?)\s?(?:[-–—|/~]\s|,\s?)\s*$/;

const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;
const PARTICLES = new Set(
  'van de der den von zu da di do dos del della el la le ten ter te bin al y e'.split(' '),
);

/**
 * Whether the name at `start` of a display-name is only where a person works: it stands behind a person's name
 * in parentheses or after "at", `@`, a stroke and the like. A desk or trade word makes it the brand's own mail
 * again, whatever person it names.
 *
 * @param localPart of the address: a person after whom a stroke or comma stands has a name in it, too
 */
export function isAffiliation(
  vocabulary: Vocabulary,
  text: string,
  start: number,
  localPart: string,
): boolean {
  const before = text.slice(0, start);
  if (!GLUED.test(text) && !mayAffiliate(before)) return false;
  return isBehindPerson(vocabulary, before, text, localPart) && !speaksOfTrade(vocabulary, text);
}

function isBehindPerson(vocabulary: Vocabulary, before: string, text: string, localPart: string): boolean {
  if (GLUED.test(text)) return true;
  const plain = (PARENTHESES.exec(before) ?? PREPOSITION.exec(before))?.[1];
  if (plain !== undefined) return isPersonName(plain, vocabulary);
  const person = STROKE.exec(before)?.[1];
  return person !== undefined && isPersonName(person, vocabulary) && isNamedIn(person, localPart);
}

/** One of the signs that all forms have; most display-names have none. */
function mayAffiliate(before: string): boolean {
  return /[([@|/~,–—-]|\s(?:at|bei|bij|chez|van|von)\s/i.test(before);
}

function speaksOfTrade(vocabulary: Vocabulary, text: string): boolean {
  return segmentLabel(vocabulary, text).some((token) =>
    token.some(({ word, letters }) => (word.kind === 'desk' || word.kind === 'trade') && letters.length > 3),
  );
}

/** "Jan van den Berg", "J. Peeters": two to five words with capitals, none of which the trade knows. */
export function isPersonName(text: string, vocabulary: Vocabulary): boolean {
  const words = text.replace(/["“”]/g, '').trim().split(/\s+/);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    [first, last].every((word) => NAME_WORD.test(word)) &&
    words.every((word) => PARTICLES.has(word) || (NAME_WORD.test(word) && isNoTradeName(word, vocabulary)))
  );
}

/** Neither a listed word nor a name that can only be a brand's. */
function isNoTradeName(word: string, vocabulary: Vocabulary): boolean {
  const segments = segmentLabel(vocabulary, word).flat();
  const [only] = segments;
  if (segments.length !== 1 || !only) return segments.some((segment) => segment.word.kind === 'unknown');
  if (only.word.kind === 'name') return only.word.names[0].ambiguous && word !== word.toUpperCase();
  return only.word.kind === 'unknown';
}

function isNamedIn(person: string, localPart: string): boolean {
  const letters = squeezed(foldedString(localPart));
  return person
    .split(/[\s.-]+/)
    .some((word) => word.length > 2 && letters.includes(squeezed(foldedString(word))));
}
