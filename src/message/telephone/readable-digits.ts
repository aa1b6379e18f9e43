/** A text in which every digit is an ASCII digit; `starts[i]` is where its unit `i` stands in the original. */
export interface ReadableDigits {
  readonly text: string;
  readonly starts?: Uint32Array;
}

/** Invisible characters within a number and the frame of keycap emoji (0️⃣): there to break numbers apart for machines. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\u20e3/u;

/** A digit that is none of ASCII's: fullwidth (５), mathematical (𝟓), circled (⑤), raised (⁵), Arabic (٥). */
const FOREIGN_DIGIT = /[\p{Nd}\p{No}]/u;

/** The plus sign in other widths and heights. */
const FOREIGN_PLUS = /[＋﹢⁺₊]/;

/** The letter O in place of a zero: "O8OO-123456". */
const LETTER_ZERO = /\d[\s./()-]?[OoОоΟο]{1,4}(?![a-zа-я])|(?<![a-zа-я])[OoОоΟο]{1,4}[\s./()-]?\d/i;

/** Any of the above; most messages have none and are read as they are. */
const UNREADABLE = new RegExp(
  `${INVISIBLE.source}|(?![0-9])${FOREIGN_DIGIT.source}|${FOREIGN_PLUS.source}|${LETTER_ZERO.source}`,
  'iu',
);

/** A word of digits and letters O: the O stand for zeros if there is a digit beside them. */
const ZERO_WORD = /(?<![\p{L}\p{N}])[0-9OoОоΟο]{1,20}(?![\p{L}\p{N}])/gu;

/**
 * Reads every disguised digit as the ASCII digit that a person takes it for: other widths and alphabets, zero-width
 * characters between digits, the letter O. One pass; the text itself where there is nothing to do.
 */
export function readableDigits(text: string): ReadableDigits {
  if (!UNREADABLE.test(text)) return { text };
  const units: string[] = [];
  const starts: number[] = [];
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const read = readCharacter(character);
    for (const unit of read.split('')) {
      units.push(unit);
      starts.push(at);
    }
    at += character.length;
  }
  return { text: zeroWords(units.join('')), starts: Uint32Array.from(starts) };
}

function readCharacter(character: string): string {
  if (character <= '\u007f') return character;
  if (INVISIBLE.test(character)) return '';
  if (FOREIGN_PLUS.test(character)) return '+';
  return FOREIGN_DIGIT.test(character) ? asciiDigit(character) : character;
}

/** A digit of another alphabet by its place in its block of ten (Unicode keeps decimal digits together). */
function asciiDigit(character: string): string {
  const plain = character.normalize('NFKC');
  if (/^\d$/.test(plain)) return plain;
  const codePoint = character.codePointAt(0) ?? 0;
  const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6];
  const zero = zeros.find((first) => codePoint >= first && codePoint < first + 10);
  return zero === undefined ? character : String(codePoint - zero);
}

/** Keeps the length, so that offsets hold. */
function zeroWords(text: string): string {
  return text.replace(ZERO_WORD, (word, offset: number) =>
    /\d/.test(word) || standsBetweenDigits(text, offset, word.length) ? word.replace(/[OoОоΟο]/g, '0') : word,
  );
}

/** "08 OO 12": a group of nothing but letters O. */
function standsBetweenDigits(text: string, offset: number, length: number): boolean {
  return (
    /\d[\s./()-]$/.test(text.slice(Math.max(0, offset - 2), offset)) &&
    /^[\s./()-]\d/.test(text.slice(offset + length, offset + length + 2))
  );
}

/** The words of the original text that the units from `start` to `end` (exclusive) were read from. */
export function asWritten(original: string, { starts }: ReadableDigits, start: number, end: number): string {
  if (!starts) return original.slice(start, end);
  return original.slice(starts[start] ?? 0, starts[end] ?? original.length);
}
