import { foldCharacter, isInvisible } from './character-fold.ts';

const OTHER_SCRIPTS = [
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Lisu}/u,
  /\p{Script=Coptic}/u,
];
const LATIN = /[a-z]/i;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const FULL_WIDTH = /^[\uFF00-\uFFEF]$/;
const SOFT_HYPHEN = '\u00AD';

/** A shorter word wholly of another script may read as a Latin name by chance. */
const SHORTEST_TRANSCRIPT = 5;

/**
 * Whether a name that only the second reading found was made hard to read on purpose: invisible characters
 * or letters of several scripts within the word, letters in mathematical or other dress. A word that is
 * wholly of another script is a disguise only where the rest of the text is not of that script, too.
 */
export function isDisguised(written: string, text: string): boolean {
  const characters = Array.from(written);
  if (hidesCharacters(characters)) return true;
  const foreign = OTHER_SCRIPTS.find((script) => script.test(written));
  if (!foreign) return characters.some((character) => isDressed(character, text));
  if (LATIN.test(written)) return true;
  return characters.length >= SHORTEST_TRANSCRIPT && !foreign.test(text.replace(written, ''));
}

/** Invisible characters in the word. Soft hyphens with two letters on each side only hyphenate. */
function hidesCharacters(characters: readonly string[]): boolean {
  return characters.some((character, at) => {
    if (character !== SOFT_HYPHEN) return isInvisible(character);
    const around = [...characters.slice(Math.max(0, at - 2), at), ...characters.slice(at + 1, at + 3)];
    return around.includes(SOFT_HYPHEN);
  });
}

/** A letter that reads as a Latin one, but is none of those that European languages write. */
function isDressed(character: string, text: string): boolean {
  const { plain, confusable } = foldCharacter(character.codePointAt(0) ?? 0);
  if (plain === confusable || confusable.trim() === '') return false;
  return !FULL_WIDTH.test(character) || !EAST_ASIAN.test(text);
}
