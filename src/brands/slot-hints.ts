import type { NameSighting } from './find-names.ts';
import { foldedString } from './fold.ts';
import { isHint } from './hint.ts';
import { type Segment, segmentLabel } from './segmentation.ts';
import { type BrandName, squeezed, type Vocabulary } from './vocabulary.ts';

/** What stands beside an everyday word in a display-name or subject. */
export interface SlotHints {
  /** The brand is meant. */
  readonly clear: boolean;
  /** … because a desk word says so. */
  readonly deskWord: boolean;
}

/** Letters and words on each side that are looked at. */
const REACH = 80;
const WORDS = 4;

const NOTHING: SlotHints = { clear: false, deskWord: false };

/**
 * Whether desk, trade or country words stand directly beside an everyday word, parted by small and general words
 * at most: "Shell-VIP", "Ihr Paket von Otto". The name of a person is no brand ("Otto Meier, Billing"), nor is
 * somebody who is spoken to ("Max, your order").
 */
export function slotHints(vocabulary: Vocabulary, text: string, sighting: NameSighting): SlotHints {
  const firm = isAcronym(sighting);
  const before = wordsBefore(text.slice(Math.max(0, sighting.start - REACH), sighting.start));
  const after = wordsAfter(text.slice(sighting.end, sighting.end + REACH));
  const context = { vocabulary, names: sighting.names, firm };
  if (!firm && isPersonal(before, after, vocabulary)) return NOTHING;
  const left = hintIn(before, false, context);
  return left.clear ? left : hintIn(after, true, context);
}

/** A word beside the name, and what parts it from the name or from the word before. */
interface Neighbour {
  readonly gap: string;
  readonly word: string;
}

interface Context {
  readonly vocabulary: Vocabulary;
  readonly names: readonly BrandName[];
  /** The name is in capitals: neither a person nor somebody who is spoken to. */
  readonly firm: boolean;
}

/** Written in capitals, as the brand is: UPS, AAA. */
function isAcronym({ names, written }: NameSighting): boolean {
  return /^[\p{Lu}\p{N}]+$/u.test(written) && names.some((name) => name.written === written);
}

/** A word may have signs between its letters: "E-Mail", "c.adeaukaart". */
const WORD = /([^\p{L}\p{N}]*)([\p{L}\p{N}](?:[^\s\p{L}\p{N}]{0,2}[\p{L}\p{N}])*)/gu;

function wordsAfter(text: string): Neighbour[] {
  return Array.from(text.matchAll(WORD), ([, gap = '', word = '']) => ({ gap, word }));
}

function wordsBefore(text: string): Neighbour[] {
  const words = wordsAfter(text);
  const last = words.reduce((length, { gap, word }) => length + gap.length + word.length, 0);
  const gaps = [...words.map(({ gap }) => gap).slice(1), text.slice(last)];
  return words.map(({ word }, at) => ({ word, gap: gaps[at] ?? '' })).toReversed();
}

/** A title stands there, or directly beside the name an unknown word with a capital, as in "Otto Meier". */
function isPersonal(
  before: readonly Neighbour[],
  after: readonly Neighbour[],
  vocabulary: Vocabulary,
): boolean {
  const titled = [...before, ...after].some(({ word }) =>
    vocabulary.titles.has(squeezed(foldedString(word))),
  );
  return titled || isSurname(before, false, vocabulary) || isSurname(after, true, vocabulary);
}

function isSurname(words: readonly Neighbour[], after: boolean, vocabulary: Vocabulary): boolean {
  const [next] = words;
  if (!next || !/^ +$/.test(next.gap) || !/^\p{Lu}\p{L}/u.test(next.word)) return false;
  if (isConnector(next.word, vocabulary) || known(next.word, vocabulary)) return false;
  return !phraseAt(words, 0, after, vocabulary);
}

const BREAK = /[\n;?]|\.\s/;
const ADDRESS = /[,!]/;
const DIVIDER = /[:|\u2013\u2014-]/;

function hintIn(
  words: readonly Neighbour[],
  after: boolean,
  { vocabulary, names, firm }: Context,
): SlotHints {
  const listed = reachable(words.slice(0, WORDS), firm);
  const divided = listed.findIndex(({ gap }) => firm || !after || DIVIDER.test(gap));
  for (const [at, { word }] of listed.entries()) {
    const connects = isConnector(word, vocabulary);
    if (connects && (divided === -1 || divided > at)) return NOTHING;
    const segments = phraseAt(listed, at, after, vocabulary) ?? (connects ? [] : known(word, vocabulary));
    if (!segments) return NOTHING;
    const hints = segments.filter((segment) => isHint(segment.word, names));
    if (hints.length > 0) return { clear: true, deskWord: hints.some((hint) => hint.word.kind === 'desk') };
  }
  return NOTHING;
}

/** The longest listed phrase has four words: "servicio de atención al cliente". */
const PHRASE = 4;

/** A listed phrase of several words that begins, or before the name ends, with the word at a place. */
function phraseAt(
  words: readonly Neighbour[],
  at: number,
  after: boolean,
  vocabulary: Vocabulary,
): readonly Segment[] | undefined {
  for (let length = Math.min(PHRASE, words.length - at); length > 1; length--) {
    const phrase = words.slice(at, at + length).map(({ word }) => word);
    const letters = (after ? phrase : phrase.toReversed()).join('').replace(/[^\p{L}\p{N}]/gu, '');
    const segments = segmentLabel(vocabulary, letters).flat();
    const [only] = segments;
    if (segments.length === 1 && (only?.word.kind === 'desk' || only?.word.kind === 'trade')) return segments;
  }
  return undefined;
}

/** The words up to where another sentence begins, or where the person before it is spoken to. */
function reachable(words: readonly Neighbour[], firm: boolean): readonly Neighbour[] {
  const end = words.findIndex(({ gap }) => BREAK.test(gap) || (!firm && ADDRESS.test(gap)));
  return end === -1 ? words : words.slice(0, end);
}

function isConnector(word: string, { connectors }: Vocabulary): boolean {
  return connectors.has(squeezed(foldedString(word)));
}

/** German compounds join their words by these: "Prämien-s-center". */
const LINKING = new Set(['s', 'n', 'en', 'er', 'es']);

/** The segments of a word that is made of listed words and names only: as one word, else in its parts. */
function known(word: string, vocabulary: Vocabulary): readonly Segment[] | undefined {
  const joined = word.replace(/[^\p{L}\p{N}&+]/gu, '');
  return [joined, word]
    .map((spelling) => segmentLabel(vocabulary, spelling).flat())
    .find((segments) => segments.length > 0 && segments.every(isKnown));
}

function isKnown({ word, letters }: Segment, at: number, segments: readonly Segment[]): boolean {
  if (word.kind !== 'unknown') return true;
  return at > 0 && at < segments.length - 1 && LINKING.has(letters);
}
