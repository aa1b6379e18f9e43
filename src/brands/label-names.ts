import { asWritten, fold, SPACE } from './fold.ts';
import { isHint } from './hint.ts';
import { findPatterns } from './name-automaton.ts';
import type { Segment, Token } from './segmentation.ts';
import { LABEL_LENGTH, segmentFolded, segmentLabel } from './segmentation.ts';
import type { BrandName, Vocabulary } from './vocabulary.ts';

/** A brand's name in a local part or domain label. */
export interface LabelName {
  /** Every brand of that name. */
  readonly names: readonly [BrandName, ...BrandName[]];
  readonly written: string;
  /** The label has a desk word, too. */
  readonly deskWord: boolean;
  /** The label has the name of a country, too. */
  readonly countryWord: boolean;
  /** The label has a trade word, too. */
  readonly tradeWord: boolean;
  /** The label is the name and nothing else. */
  readonly whole: boolean;
  /** Readable only with digits taken for letters: `paypa1-secure`. */
  readonly disguised: boolean;
}

/** A name of at least this many letters is recognised beside unknown letters … */
const LONG_NAME = 8;
/** … if there are so many of them that the whole is no ordinary word: `Approximus` has two. */
const UNKNOWN_REST = 3;
/** A name of this length is recognised beside unknown letters if a known word stands on its other side. */
const MIDDLING_NAME = 6;
/** Names up to this length are in too many words: everything around them must be a word, too. */
const SHORT_NAME = 4;
const PROPER_WORD = 3;

/** The brands that a local part or domain label names. */
export function namesInLabel(vocabulary: Vocabulary, text: string): LabelName[] {
  const label = text.slice(0, LABEL_LENGTH);
  const tokens = segmentLabel(vocabulary, label);
  const long = severalWordNames(vocabulary, label, tokens);
  const short = namesInTokens(tokens, vocabulary.countryCodes);
  const found = [
    ...long,
    ...short.filter(({ written }) => !long.some((name) => name.written.includes(written))),
  ];
  return found.length > 0 || !LETTERS_IN_DISGUISE.test(label) ? found : disguisedNames(vocabulary, label);
}

/** A digit within a word, or a pair of letters that looks like one. */
const LETTERS_IN_DISGUISE = /[a-z][0134578]|[0134578][a-z]|rn|vv/i;

/** The brands named by segments; acceptance is per token, desk and country words count for the whole label. */
export function namesInTokens(tokens: readonly Token[], countryCodes: ReadonlySet<string>): LabelName[] {
  const segments = tokens.flat();
  return tokens.flatMap((token) =>
    token.flatMap((segment, index) => {
      if (segment.word.kind !== 'name' || !isAcceptable(token, index, countryCodes)) return [];
      const { word, written } = segment;
      const { names } = word;
      return [
        { names, written, ...hintsOf(segments, names), whole: segments.length === 1, disguised: false },
      ];
    }),
  );
}

/** Digits that stand for letters: `1` is tried as L and as I. Only long and unambiguous names count here. */
function disguisedNames(vocabulary: Vocabulary, label: string): LabelName[] {
  for (const one of ['l', 'i']) {
    const readable = label
      .replace(
        /[0134578]/g,
        (digit) => ({ 0: 'o', 1: one, 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' })[digit] ?? '',
      )
      .replaceAll('rn', 'm')
      .replaceAll('vv', 'w');
    const found = namesInTokens(
      segmentFolded(vocabulary.label, fold(readable, 'confusable')),
      vocabulary.countryCodes,
    ).filter(({ names: [{ ambiguous, letters }] }) => !ambiguous && letters.length > SHORT_NAME);
    if (found.length > 0) return found.map((name) => ({ ...name, written: label, disguised: true }));
  }
  return [];
}

/** Whether the name at `index` is really named, and not part of a longer word (grapple, kingston, upset). */
function isAcceptable(token: Token, index: number, countryCodes: ReadonlySet<string>): boolean {
  const segment = token[index];
  if (segment?.word.kind !== 'name') return false;
  if (token.length === 1) return true;
  const { names } = segment.word;
  const [{ ambiguous, letters }] = names;
  const rest = token.filter((_, at) => at !== index && !isCountryCode(token, at, countryCodes));
  if (rest.some(({ word }) => word.kind === 'unknown'))
    return !ambiguous && standsOut(token, index, letters.length);
  if (ambiguous) return isAmbiguousNamed(token, index, names);
  return isNamed(
    token.filter((_, at) => at !== index),
    letters.length,
  );
}

/** `swedbankee`: a country code may end a token. */
function isCountryCode(token: Token, at: number, countryCodes: ReadonlySet<string>): boolean {
  return at === token.length - 1 && countryCodes.has(token[at]?.letters ?? '');
}

/** Names of several words are parted like the words of the label: `smart-id-ee`, `credit.agricole`. */
function severalWordNames({ text }: Vocabulary, label: string, tokens: readonly Token[]): LabelName[] {
  if (tokens.length < 2) return [];
  const folded = fold(label, 'confusable');
  const segments = tokens.flat();
  const found: LabelName[] = [];
  findPatterns(text.automaton, folded.codes, (pattern, start, end) => {
    const word = text.words[pattern];
    if (word?.kind !== 'name' || !folded.codes.subarray(start, end).includes(SPACE)) return;
    if ((folded.codes[start - 1] ?? SPACE) !== SPACE || (folded.codes[end] ?? SPACE) !== SPACE) return;
    found.push({
      names: word.names,
      written: asWritten(folded, start, end),
      ...hintsOf(segments, word.names),
      whole: end - start === folded.codes.length,
      disguised: false,
    });
  });
  return found;
}

function hintsOf(
  segments: Token,
  names: readonly BrandName[],
): Pick<LabelName, 'deskWord' | 'countryWord' | 'tradeWord'> {
  const kinds = new Set(segments.filter(({ word }) => isHint(word, names)).map(({ word }) => word.kind));
  return { deskWord: kinds.has('desk'), countryWord: kinds.has('country'), tradeWord: kinds.has('trade') };
}

/** Everything around is known: enough for a name of some length; a short one needs proper words around. */
function isNamed(rest: Token, length: number): boolean {
  return (
    length > SHORT_NAME ||
    rest.every(({ word, letters }) => word.kind === 'number' || letters.length >= PROPER_WORD)
  );
}

/** "freemail" is a word, "mailing" too: an everyday word needs a desk, trade, country or number beside it. */
function isAmbiguousNamed(token: Token, index: number, names: LabelName['names']): boolean {
  const [{ letters }] = names;
  const rest = token.filter((_, at) => at !== index);
  const hinted = rest.some(({ word }) => isHint(word, names));
  const numbered = rest.every(({ word }) => word.kind === 'number');
  const inFront = index === 0 || token[index]?.capitalBefore === true;
  return numbered || (hinted && (letters.length > SHORT_NAME || inFront));
}

/** Beside unknown letters: a long name, one next to a known word, or one set off by capitals. */
function standsOut(token: Token, index: number, length: number): boolean {
  const before = token[index - 1];
  const after = token[index + 1];
  const segment = token[index];
  if (
    length > SHORT_NAME &&
    isSetOff(before, segment?.capitalBefore) &&
    isSetOff(after, segment?.capitalAfter)
  ) {
    return true;
  }
  const unknown = [before, after].filter((side) => side?.word.kind === 'unknown');
  if (unknown.some((side) => (side?.letters.length ?? 0) < UNKNOWN_REST)) return false;
  const known = [before, after].some((side) => side !== undefined && isProperWord(side));
  return unknown.length < 2 && (length >= LONG_NAME || (length >= MIDDLING_NAME && known));
}

function isSetOff(side: Segment | undefined, capital: boolean | undefined): boolean {
  return side === undefined || side.word.kind !== 'unknown' || capital === true;
}

function isProperWord({ word, letters }: Segment): boolean {
  return word.kind !== 'unknown' && word.kind !== 'number' && letters.length > PROPER_WORD;
}
