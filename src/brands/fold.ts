import { foldCharacter } from './character-fold.ts';

/**
 * A text made comparable: lower-case letters and digits, words parted by one space.
 *
 * `codes[i]` is a UTF-16 unit; `starts[i]` is where its source character begins in `original`, so that
 * evidence can quote the words as written.
 */
export interface FoldedText {
  readonly original: string;
  readonly codes: Uint16Array;
  readonly starts: Uint32Array;
  /** Some character is not what it looks like, so that the other reading differs. */
  readonly confusable: boolean;
}

/** `plain` ignores case and accents, `confusable` also sees through look-alike and invisible characters. */
export type Reading = 'plain' | 'confusable';

/** What parts words in a folded text. */
export const SPACE = 32;

/** Fold of the 128 ASCII characters; what is no letter, digit, `&` or `+` is a space. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => foldCharacter(code).plain.charCodeAt(0));

/** No character reads as more than this many units (ﷺ reads as 18, cut here). */
const LONGEST_EXPANSION = 4;

/** Folds a text in one pass, linear in its length. */
export function fold(text: string, reading: Reading = 'plain'): FoldedText {
  const size = text.length + countBeyondAscii(text) * (LONGEST_EXPANSION - 1);
  const codes = new Uint16Array(size);
  const starts = new Uint32Array(size);
  let length = 0;
  let previous = SPACE;
  let confusable = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 128) {
      const code = ASCII[unit] ?? SPACE;
      if (code === SPACE && previous === SPACE) continue;
      codes[length] = code;
      starts[length++] = at;
      previous = code;
      continue;
    }
    const codePoint = text.codePointAt(at) ?? unit;
    const folded = foldCharacter(codePoint);
    confusable = confusable || folded.plain !== folded.confusable;
    length = append(folded[reading], at, { codes, starts, length });
    previous = codes[length - 1] ?? SPACE;
    at += unitsOf(codePoint) - 1;
  }
  return { original: text, codes: codes.subarray(0, length), starts: starts.subarray(0, length), confusable };
}

/** The folded text as a string, as patterns are written. */
export function foldedString(text: string, reading: Reading = 'plain'): string {
  return stringOf(fold(text, reading)).trim();
}

const UTF_16 = new TextDecoder('utf-16le');

/** The folded units from `start` to `end` (exclusive) as a string. */
export function stringOf({ codes }: FoldedText, start = 0, end = codes.length): string {
  return UTF_16.decode(codes.subarray(start, end));
}

/** The words of the original text that the folded units from `start` to `end` (exclusive) were made of. */
export function asWritten({ original, starts }: FoldedText, start: number, end: number): string {
  const first = starts[start] ?? 0;
  const last = starts[end - 1] ?? first;
  return original.slice(first, last + unitsOf(original.codePointAt(last) ?? 0));
}

/** How many UTF-16 units a code point takes. */
function unitsOf(codePoint: number): 1 | 2 {
  return codePoint > 0xffff ? 2 : 1;
}

function countBeyondAscii(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) count++;
  return count;
}

interface Output {
  readonly codes: Uint16Array;
  readonly starts: Uint32Array;
  readonly length: number;
}

function append(folded: string, source: number, { codes, starts, length }: Output): number {
  let end = length;
  for (let at = 0; at < Math.min(folded.length, LONGEST_EXPANSION); at++) {
    const code = folded.charCodeAt(at);
    if (code === SPACE && (codes[end - 1] ?? SPACE) === SPACE) continue;
    codes[end] = code;
    starts[end++] = source;
  }
  return end;
}
