import { CHARACTER, type CharacterClass } from './character-class.ts';

/** Words after which a full stop ends no sentence, folded. */
const ABBREVIATIONS = new Set(
  'tel nr no dr mr mrs ms mme mlle bzw ca resp dhr mevr mw st str inkl incl zzgl z b d h u a s jh o'.split(
    ' ',
  ),
);

/** A line this short was not broken for lack of room, so the next one begins something new. */
const SHORT_LINE = 40;

/** Numbers the sentences while a text is read from its start. */
export interface SentenceCounter {
  /** The sentence that a word at this offset belongs to. */
  at(start: number): number;
  /** A character between words, at its offset; `word` stands before it. */
  pass(kind: CharacterClass, offset: number, word: string): void;
}

/**
 * A sentence ends at `!`, `?`, `…`, at a full stop that is no abbreviation and no ordinal, at an empty line,
 * and at the end of a short line unless the next one goes on in lower case (mail is often broken by hand).
 */
export function countSentences(text: string): SentenceCounter {
  let sentence = 0;
  let ended = false;
  let newlines = 0;
  let lineStart = 0;
  let shortLine = false;
  return {
    at(start) {
      const startsNew = newlines === 1 && shortLine && !startsInLowerCase(text, start);
      if (ended || newlines > 1 || startsNew) sentence++;
      ended = false;
      newlines = 0;
      return sentence;
    },
    pass(kind, offset, word) {
      if (kind === CHARACTER.stop) ended = true;
      if (kind === CHARACTER.dot) ended ||= dotEnds(word, text.charAt(offset + 1));
      if (kind !== CHARACTER.newline) return;
      newlines++;
      shortLine = offset - lineStart < SHORT_LINE;
      lineStart = offset + 1;
    },
  };
}

/** So many invisible characters at the start of a line are looked past. */
const LINE_START = 20;

function startsInLowerCase(text: string, start: number): boolean {
  return /^\p{Default_Ignorable_Code_Point}*\p{Ll}/u.test(text.slice(start, start + LINE_START));
}

/** Not inside `proximus.be`, not after `Tel` and not after the 8 of `8. Februar`. */
function dotEnds(word: string, next: string): boolean {
  const inside = next !== '' && !/["'”’»)\s]/.test(next);
  return !inside && !ABBREVIATIONS.has(word) && !/^\d{1,2}$/.test(word);
}
