import { CHARACTER, type CharacterClass, characterClass } from './character-class.ts';
import { foldWord } from './fold-word.ts';
import { countSentences } from './sentence-counter.ts';
import type { Word } from './word.ts';

/**
 * Splits a text into folded words with their offsets and sentences, in one pass.
 *
 * Digits keep the separators between them, so that `1,99`, `15:30` and `8/02/2025` are one word; hyphens and
 * apostrophes otherwise separate (`Smart-ID` is two words, `d'un` too).
 */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  const sentences = countSentences(text);
  let offset = 0;
  while (offset < text.length) {
    const codePoint = text.codePointAt(offset) ?? 0;
    const kind = characterClass(codePoint);
    const end = endOfRun(text, offset, kind);
    if (isWord(kind)) {
      const folded = kind === CHARACTER.symbol ? text.charAt(offset) : foldedSlice(text, offset, end);
      // A run of nothing but invisible characters is no word.
      if (folded !== '') {
        words.push({ text: folded, start: offset, end, sentence: sentences.at(offset), slots: 0 });
      }
    } else {
      sentences.pass(kind, offset, words.at(-1)?.text ?? '');
    }
    offset = end;
  }
  return words;
}

function isWord(kind: CharacterClass): boolean {
  return kind === CHARACTER.letter || kind === CHARACTER.digit || kind === CHARACTER.symbol;
}

function endOfRun(text: string, offset: number, kind: CharacterClass): number {
  if (kind === CHARACTER.letter || kind === CHARACTER.digit) return endOfWord(text, offset);
  return offset + ((text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1);
}

function endOfWord(text: string, start: number): number {
  let offset = start;
  let afterDigit = false;
  while (offset < text.length) {
    const codePoint = text.codePointAt(offset) ?? 0;
    const kind = characterClass(codePoint);
    const joins = afterDigit && isSeparator(codePoint) && isDigit(text, offset + 1);
    if (kind !== CHARACTER.letter && kind !== CHARACTER.digit && !joins) break;
    afterDigit = kind === CHARACTER.digit;
    offset += codePoint > 0xffff ? 2 : 1;
  }
  return offset;
}

/** `.`, `,`, `:`, `/` or `-`. */
function isSeparator(codePoint: number): boolean {
  return codePoint === 0x3a || (codePoint >= 0x2c && codePoint <= 0x2f);
}

function isDigit(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code >= 0x30 && code <= 0x39;
}

function foldedSlice(text: string, start: number, end: number): string {
  const word = text.slice(start, end);
  for (let index = 0; index < word.length; index++) {
    if (word.charCodeAt(index) > 0x7f) return foldWord(word);
  }
  return word.toLowerCase();
}
