import { foldCharacter } from '../../../brands/character-fold.ts';

/**
 * The form in which a word of a message and a word of a phrase are compared: case, accents, look-alike letters
 * of other scripts and invisible characters folded away. `Présentera`, `PRESENTERA` and a `présentera` with
 * soft hyphens or a Cyrillic `е` in it fold to one.
 */
export function foldWord(word: string): string {
  let folded = '';
  for (const character of word.toLowerCase()) folded += character < '\u0080' ? character : looksOf(character);
  return folded;
}

function looksOf(character: string): string {
  const { plain, confusable } = foldCharacter(character.codePointAt(0) ?? 0);
  return (plain < '\u0080' ? plain : confusable).trim() || confusable.trim();
}
