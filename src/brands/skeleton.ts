import { type FoldedText, fold, SPACE } from './fold.ts';

/**
 * The second, rougher reading: digits and signs that stand for letters (`paypa1`, `amaz0n`), and pairs that
 * look like one letter (`rn` for m, `vv` for w). Small L and I fall together. Real words fall together, too
 * ("modern" and "modem"), so it is only used where the first reading found no name, and for long names.
 */
const LETTER_OF_SIGN: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'l',
  '|': 'l',
};

const LETTER_OF_PAIR: Readonly<Record<string, string>> = { rn: 'm', vv: 'w' };

/** Skeleton of a folded word. */
export function skeletonOf(letters: string): string {
  let skeleton = '';
  for (let at = 0; at < letters.length; at++) {
    const pair = LETTER_OF_PAIR[letters.slice(at, at + 2)];
    if (pair) at++;
    const letter = pair ?? letters[at] ?? '';
    skeleton += merged(LETTER_OF_SIGN[letter] ?? letter);
  }
  return skeleton;
}

/** The skeleton of a text, still with the places of the words as written. */
export function foldToSkeleton(text: FoldedText): FoldedText {
  const folded = withFirstLetters(text);
  const codes = new Uint16Array(folded.codes.length);
  const starts = new Uint32Array(folded.codes.length);
  let length = 0;
  for (let at = 0; at < folded.codes.length; at++) {
    starts[length] = folded.starts[at] ?? 0;
    const pair = pairAt(folded.codes, at);
    codes[length++] = pair ?? letterAt(folded, at);
    if (pair) at++;
  }
  return { ...folded, codes: codes.subarray(0, length), starts: starts.subarray(0, length) };
}

function withFirstLetters(folded: FoldedText): FoldedText {
  const { original } = folded;
  const lettered = original.replace(AT_BEGINNING, (sign) => LETTER_OF_SIGN[sign] ?? sign);
  return lettered === original ? folded : { ...fold(lettered, 'confusable'), original };
}

const [R, N, V] = [0x72, 0x6e, 0x76];

function pairAt(codes: Uint16Array, at: number): number | undefined {
  if (codes[at] === R && codes[at + 1] === N) return 0x6d;
  return codes[at] === V && codes[at + 1] === V ? 0x77 : undefined;
}

/** A sign that is a letter also at the end of a word: `Proximu$`. */
const AT_END = /^\p{L}\$(?:$|[\s"')])/u;

/** Signs that are letters also at the beginning of a word, where a fold leaves nothing of them: `@mazon`. */
const AT_BEGINNING = /(?<![^\s"'(])[@$](?=\p{L})/gu;

/** A sign of the original that the fold made a space is a letter between letters: `P@yPal`. */
function letterAt({ original, codes, starts }: FoldedText, at: number): number {
  const code = codes[at] ?? SPACE;
  if (code !== SPACE) return SKELETON[code] ?? code;
  const place = starts[at] ?? 0;
  const sign = LETTER_OF_SIGN[original[place] ?? ''];
  const around = original.slice(Math.max(0, place - 1), place + 2);
  if (!sign || !(/^\p{L}.\p{L}$/u.test(around) || AT_END.test(around))) return code;
  return merged(sign).charCodeAt(0);
}

/** Skeleton letters of the ASCII units. */
const SKELETON = Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code);
  return merged(LETTER_OF_SIGN[letter] ?? letter).charCodeAt(0);
});

function merged(letter: string): string {
  return letter === 'i' ? 'l' : letter;
}

/**
 * Whether a skeleton that matches a name may be that name: a small I never stands for an L, or "Appie" would
 * be Apple. `start` is the first unit of the match.
 */
export function mayReadAs(letters: string, { original, starts }: FoldedText, start: number): boolean {
  let unit = start;
  for (let at = 0; at < letters.length; at++, unit++) {
    if (LETTER_OF_PAIR[letters.slice(at, at + 2)]) at++;
    else if (letters[at] === 'l' && isSmallI(original, starts[unit] ?? 0)) return false;
  }
  return true;
}

/** A capital I beside a small letter is read as a small L: `PayPaI`, `Iedger`. */
function isSmallI(original: string, place: number): boolean {
  const written = original[place] ?? '';
  if (written !== 'I') return written === 'i';
  return !SMALL_LETTER.test(original[place - 1] ?? '') && !SMALL_LETTER.test(original[place + 1] ?? '');
}

const SMALL_LETTER = /\p{Ll}/u;
