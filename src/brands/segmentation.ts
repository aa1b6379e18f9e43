import { asWritten, type FoldedText, fold, SPACE, stringOf } from './fold.ts';
import { findPatterns } from './name-automaton.ts';
import type { Vocabulary, Word, WordTable } from './vocabulary.ts';

/** A piece of a local part or domain label. `number` is a run of digits, `unknown` what no list has. */
export interface Segment {
  readonly word: Word | { readonly kind: 'number' | 'unknown' };
  /** Folded letters. */
  readonly letters: string;
  /** As it stands in the label. */
  readonly written: string;
  /** A capital after a small letter begins it, or ends it: `ServiceclienteleProximus`. */
  readonly capitalBefore: boolean;
  readonly capitalAfter: boolean;
}

/** The segments between two separators. */
export type Token = readonly Segment[];

/** RFC 5321 §4.5.3.1.1 allows 64 characters; more is only there to cost time. */
export const LABEL_LENGTH = 128;

/**
 * Splits a local part or domain label into brand names, desk words, other known words, numbers and the rest,
 * so that as few letters as possible stay unknown and the words are as long as possible.
 */
export function segmentLabel(vocabulary: Vocabulary, label: string): Token[] {
  return segmentFolded(vocabulary.label, fold(label.slice(0, LABEL_LENGTH), 'confusable'));
}

/** The same for a text that is folded already. */
export function segmentFolded(table: WordTable, folded: FoldedText): Token[] {
  const tokens: Token[] = [];
  for (const [start, end] of tokenSpans(folded.codes)) tokens.push(segmentToken(table, folded, start, end));
  return tokens;
}

/** True when a domain label is made of several listed words and one is a desk or trade word: `parcel-refund`. */
export function isTradeLabel(vocabulary: Vocabulary, label: string): boolean {
  const segments = segmentLabel(vocabulary, label).flat();
  const words = segments.filter(({ word }) => word.kind !== 'number');
  return (
    words.length > 1 &&
    words.every(({ word }) => word.kind !== 'unknown' && word.kind !== 'name') &&
    words.some(({ word }) => word.kind === 'desk' || word.kind === 'trade')
  );
}

function* tokenSpans(codes: Uint16Array): Generator<readonly [number, number]> {
  let start = 0;
  for (let at = 0; at <= codes.length; at++) {
    if (at < codes.length && codes[at] !== SPACE) continue;
    if (at > start) yield [start, at];
    start = at + 1;
  }
}

const UNKNOWN_LETTER_COST = 10;
const WORD_COST = 1;

const UNKNOWN = { kind: 'unknown' } as const;
const NUMBER = { kind: 'number' } as const;

/** The cheapest way to split the letters up to each place: its cost, and the segment that ends there. */
interface Splits {
  readonly costs: Int32Array;
  readonly from: Int32Array;
  readonly words: Segment['word'][];
  /** The ways up to this place are final. */
  settled: number;
}

/** Dynamic programming over the ends of segments: linear in letters and occurrences. */
function segmentToken(table: WordTable, folded: FoldedText, start: number, end: number): Token {
  const codes = folded.codes.subarray(start, end);
  const splits: Splits = {
    costs: new Int32Array(codes.length + 1),
    from: new Int32Array(codes.length + 1),
    words: [UNKNOWN],
    settled: 0,
  };
  findPatterns(table.automaton, codes, (pattern, from, to) => {
    const word = table.words[pattern];
    settle(splits, codes, to - 1);
    if (word) consider(splits, from, to, word, WORD_COST);
  });
  settle(splits, codes, codes.length);
  return joined(stepsBack(splits), folded, start);
}

/** Occurrences come in the order of their ends; between them a letter alone is what is left to consider. */
function settle(splits: Splits, codes: Uint16Array, until: number): void {
  for (let to = splits.settled + 1; to <= until; to++) {
    const code = codes[to - 1] ?? 0;
    // A digit costs next to nothing: numbers stand beside everything.
    if (code >= 0x30 && code <= 0x39) consider(splits, to - 1, to, NUMBER, WORD_COST);
    else consider(splits, to - 1, to, UNKNOWN, UNKNOWN_LETTER_COST);
    splits.settled = to;
  }
}

/** Of equally cheap ways the first one stays, which has the longest word. */
function consider(splits: Splits, from: number, to: number, word: Segment['word'], cost: number): void {
  const total = (splits.costs[from] ?? 0) + cost;
  if (splits.words[to] && total >= (splits.costs[to] ?? 0)) return;
  splits.costs[to] = total;
  splits.from[to] = from;
  splits.words[to] = word;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly word: Segment['word'];
}

function stepsBack({ from, words }: Splits): Piece[] {
  const pieces: Piece[] = [];
  for (let end = words.length - 1; end > 0; ) {
    const start = from[end] ?? 0;
    pieces.push({ start, end, word: words[end] ?? UNKNOWN });
    end = start;
  }
  return pieces.reverse();
}

/** Joins neighbouring unknown letters, and neighbouring digits, to one segment each. */
function joined(pieces: readonly Piece[], folded: FoldedText, offset: number): Token {
  const runs: Piece[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    const { kind } = piece.word;
    if (last && last.word.kind === kind && (kind === 'unknown' || kind === 'number')) {
      runs[runs.length - 1] = { ...last, end: piece.end };
    } else runs.push(piece);
  }
  return runs.map((run) => segmentOf(run, folded, offset));
}

function segmentOf({ start, end, word }: Piece, folded: FoldedText, offset: number): Segment {
  return {
    word,
    letters: stringOf(folded, offset + start, offset + end),
    written: asWritten(folded, offset + start, offset + end),
    capitalBefore: isCapitalEdge(folded, offset + start),
    capitalAfter: isCapitalEdge(folded, offset + end),
  };
}

/** A capital letter directly after a small letter or a digit. */
function isCapitalEdge({ original, starts }: FoldedText, unit: number): boolean {
  const place = starts[unit];
  if (place === undefined || place === 0) return false;
  return /^[\p{Ll}\p{N}]\p{Lu}$/u.test(original.slice(place - 1, place + 1));
}
