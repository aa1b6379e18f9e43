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
 * and at the end of a short line (mail is often broken by hand). It goes on when the next line begins in lower
 * case, when the short line ends in a colon, and from row to row of a table of labels: `Datum: 8 februari`,
 * `Uur: 15u`.
 */
export function countSentences(text: string): SentenceCounter {
  let sentence = 0;
  let ended = false;
  let newlines = 0;
  let lineStart = 0;
  let shortLine = false;
  let labelled = false;
  let announced = false;
  return {
    at(start) {
      const continues =
        announced || startsInLowerCase(text, start) || (labelled && startsWithLabel(text, start));
      const startsNew = newlines === 1 && shortLine && !continues;
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
      if (newlines === 1) {
        shortLine = offset - lineStart < SHORT_LINE;
        labelled = shortLine && startsWithLabel(text, lineStart);
        announced = endsInColon(text, offset);
      }
      lineStart = offset + 1;
    },
  };
}

/** So many invisible characters at the start of a line are looked past. */
const LINE_START = 20;

function startsInLowerCase(text: string, start: number): boolean {
  return /^\p{Default_Ignorable_Code_Point}*\p{Ll}/u.test(text.slice(start, start + LINE_START));
}

/** `Datum: 8 februari`, `Date de la visite : mardi`. */
const LABEL = /^\p{L}[\p{L} ’'-]{1,24}:\s?[^\s/]/u;
/** So much of a line is looked at for its label. */
const LABEL_LENGTH = 30;

function startsWithLabel(text: string, lineStart: number): boolean {
  return LABEL.test(text.slice(lineStart, lineStart + LABEL_LENGTH));
}

/** `Kuupäev:` with its value in the next line; a blank may stand before the line end. */
function endsInColon(text: string, lineEnd: number): boolean {
  const last = text.charAt(lineEnd - 1);
  return last === ':' || (/\s/.test(last) && text.charAt(lineEnd - 2) === ':');
}

/** Not inside `proximus.be`, not after `Tel` and not after the 8 of `8. Februar`. */
function dotEnds(word: string, next: string): boolean {
  const inside = next !== '' && !/["'”’»)\s]/.test(next);
  return !inside && !ABBREVIATIONS.has(word) && !/^\d{1,2}$/.test(word);
}
