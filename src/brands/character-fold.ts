import unhomoglyph from 'unhomoglyph';

/**
 * How one character reads.
 *
 * - `plain`: without case and accents. A letter of another script stays itself; everything that is no letter
 *   or digit is a space.
 * - `confusable`: the Latin letters or digits that a hurried reader takes it for; empty for what is invisible.
 */
export interface FoldedCharacter {
  readonly plain: string;
  readonly confusable: string;
}

/** Letters that look like Latin ones and that Unicode's table of confusables leaves in another form. */
const LOOKS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Array.from('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ', (letter, at) => [letter, 'abcdefghijklmnopqrstuvwyz'[at] ?? '']),
  ),
  ĸ: 'k',
  ʍ: 'm',
  ɜ: 'e',
  ꞓ: 'e',
  є: 'e',
  ӏ: 'l',
  Ӏ: 'l',
  ƅ: 'b',
  ß: 'b',
  ᴎ: 'n',
  ᴙ: 'r',
  π: 'n',
  η: 'n',
  ζ: 'z',
  μ: 'u',
  ω: 'w',
  ш: 'w',
  щ: 'w',
  ц: 'u',
  ɸ: 'o',
};

/** Latin letters that Unicode does not decompose and that are ordinary letters of European languages. */
const EUROPEAN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };

/** Signs that are kept because names need them: H&M, Canal+. */
const NAME_SIGNS = new Set(['&', '+']);

const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]$/u;
/** Control characters that are no white space are not shown either. */
const WHITE_SPACE = /^\s$/;
const CONTROL = /^\p{Cc}$/u;
/** Scripts that write no spaces between words: a Latin name in such a text stands free. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]$/u;
const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;
const MARKS = /\p{M}+/gu;
const ASCII_LETTERS = /^[a-z0-9]+$/;
/** Latin-1 Supplement and Latin Extended-A: where the accented letters of our neighbours stand. */
const LAST_EUROPEAN_LETTER = 0x17f;

/**
 * Letters in parentheses (⒜, 🄐), negative circled (🅐), squared (🄰) and negative squared (🅰) ones, and regional indicators:
 * 26 each, A first.
 */
const ENCLOSED_ALPHABETS = [0x249c, 0x1f110, 0x1f150, 0x1f130, 0x1f170, 0x1f1e6];

/** A text can hold any of 150,000 characters; the cache keeps no more than this many. */
const CACHE_LIMIT = 4096;
const cache = new Map<number, FoldedCharacter>();

/** How a character reads; total, for every code point including unpaired surrogates. */
export function foldCharacter(codePoint: number): FoldedCharacter {
  const known = cache.get(codePoint);
  if (known) return known;
  const character = String.fromCodePoint(codePoint);
  const folded = { plain: plainReading(character), confusable: confusableReading(character) };
  if (cache.size < CACHE_LIMIT) cache.set(codePoint, folded);
  return folded;
}

/** Whether a character takes no room on the screen or only decorates its neighbour. */
export function isInvisible(character: string): boolean {
  return INVISIBLE.test(character) || (CONTROL.test(character) && !WHITE_SPACE.test(character));
}

function plainReading(character: string): string {
  const lower = character.toLowerCase();
  if (/^[a-z0-9]$/.test(lower) || NAME_SIGNS.has(lower)) return lower;
  if (!isSpacedLetter(character)) return ' ';
  if ((character.codePointAt(0) ?? 0) > LAST_EUROPEAN_LETTER) return lower;
  const bare = EUROPEAN[lower] ?? lower.normalize('NFD').replace(MARKS, '');
  return bare || lower;
}

function isSpacedLetter(character: string): boolean {
  return LETTER_OR_DIGIT.test(character) && !UNSPACED.test(character);
}

function confusableReading(character: string): string {
  if (isInvisible(character)) return '';
  const plain = plainReading(character);
  if (plain === '&' || plain === '+' || ASCII_LETTERS.test(plain)) return plain;
  const enclosed = enclosedLetter(character);
  if (enclosed) return enclosed;
  if (!isSpacedLetter(character) && !/^[\u{24B6}-\u{24E9}℮ℹ]$/u.test(character)) return ' ';
  const bare = Array.from(character.normalize('NFKD').replace(MARKS, ''), latinLook).join('');
  return bare || plain;
}

function enclosedLetter(character: string): string | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  const first = ENCLOSED_ALPHABETS.find((start) => codePoint >= start && codePoint < start + 26);
  return first === undefined ? undefined : String.fromCharCode(0x61 + codePoint - first);
}

/** The Latin letters that one character resembles, or the character in lower case. */
function latinLook(character: string): string {
  const lower = character.toLowerCase();
  if (ASCII_LETTERS.test(lower)) return lower;
  const own = LOOKS[character];
  if (own) return own;
  const twin = unhomoglyph(character).replace(MARKS, '').toLowerCase();
  // A capital that looks like a small L looks like a capital I as well, and names have more of those.
  if (twin === 'l' && character !== lower) return 'i';
  if (ASCII_LETTERS.test(twin)) return twin;
  return LOOKS[lower] ?? LOOKS[twin] ?? lower;
}
