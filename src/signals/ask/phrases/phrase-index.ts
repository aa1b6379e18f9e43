import { type Anchor, anchorsOf, wordFrequency } from './anchor.ts';
import type { Position } from './phrase-automaton.ts';
import type { PhraseNode } from './phrase-node.ts';
import { hasSlot, SLOTS, type Slot, type SlotSet } from './slot.ts';
import type { Word } from './word.ts';
import { createWordIndex, type WordIndex } from './word-index.ts';

/** A phrase that stands in a text: from the first word to the last one, of one sentence. */
export interface Match<T> {
  readonly of: T;
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
}

/** A phrase and what it means to whoever looks for it. */
export interface IndexedPhrase<T> {
  readonly phrase: PhraseNode;
  readonly positions: readonly Position[];
  readonly of: T;
}

/** Finds many phrases at once. */
export interface PhraseIndex<T> {
  /** The longest match of each phrase in each sentence, in the order of the sentences. */
  search(words: readonly Word[]): Match<T>[];
}

/** A position of a phrase; positions are counted across all phrases, its own ones from `offset`. */
interface State {
  readonly phrase: number;
  readonly number: number;
  readonly offset: number;
  readonly position: Position;
}

/** One of the anchors of a phrase, most of which have two. */
interface AnchorOfPhrase {
  readonly phrase: number;
  readonly which: 'first' | 'second' | 'only';
}

/** What a word of a text means to the phrases. */
interface Meaning {
  /** Anchors that this word is one of. */
  readonly anchors: AnchorOfPhrase[];
  /** Positions that consume this word. */
  readonly states: State[];
}

interface Automata {
  readonly words: WordIndex<Meaning>;
  readonly slots: ReadonlyMap<Slot, State[]>;
  readonly stateCount: number;
  readonly phraseCount: number;
}

/**
 * Compiles phrases for searching them all at once.
 *
 * A sentence without the anchor words of any phrase is skipped. In the others a word advances only the states
 * that name it, and a state remembers only the last word it was reached at (a later one is never worse, gaps
 * being "at most"). So a text costs (words) × (states per word), whatever it says: linear.
 */
export function buildPhraseIndex<T>(phrases: readonly IndexedPhrase<T>[]): PhraseIndex<T> {
  const automata = compile(phrases);
  const memory = blankMemory(automata);
  return {
    search(words) {
      const search = startSearch(words, automata, memory);
      const matches: Match<T>[] = [];
      for (let from = 0; from < words.length; ) {
        const to = endOfSentence(words, from);
        for (const [number, span] of searchSentence(search, from, to)) {
          const phrase = phrases[number];
          if (phrase) matches.push({ of: phrase.of, sentence: words[from]?.sentence ?? 0, ...span });
        }
        from = to;
      }
      return matches;
    },
  };
}

function compile(phrases: readonly IndexedPhrase<unknown>[]): Automata {
  const frequency = wordFrequency(phrases.map(({ phrase }) => phrase));
  const words = createWordIndex<Meaning>(() => ({ anchors: [], states: [] }));
  const slots = new Map<Slot, State[]>(SLOTS.map((slot) => [slot, []]));
  let stateCount = 0;
  for (const [number, { phrase, positions }] of phrases.entries()) {
    for (const { word, which } of anchorWords(anchorsOf(phrase, frequency))) {
      words.at(word).anchors.push({ phrase: number, which });
    }
    const offset = stateCount;
    for (const position of positions) {
      const state = { phrase: number, number: stateCount++, offset, position };
      if (position.atom.kind === 'slot') slots.get(position.atom.slot)?.push(state);
      else words.at(position.atom).states.push(state);
    }
  }
  return { words, slots, stateCount, phraseCount: phrases.length };
}

interface AnchorWord {
  readonly word: Anchor[number];
  readonly which: AnchorOfPhrase['which'];
}

function anchorWords([first, second]: readonly Anchor[]): AnchorWord[] {
  const whichOfFirst = second ? 'first' : 'only';
  return [
    ...(first ?? []).map((word): AnchorWord => ({ word, which: whichOfFirst })),
    ...(second ?? []).map((word): AnchorWord => ({ word, which: 'second' })),
  ];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * What is remembered of words. Every word of every text has its own number, so that what earlier texts left behind
 * is older than any word of the present one and need not be wiped: these lists are long and most texts are short.
 */
interface Memory {
  /** By state: the word it was last reached at, and the word where that match began. */
  readonly reached: Int32Array;
  readonly starts: Int32Array;
  /** By phrase: the first word of the last sentence that had its anchor. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Number of the first word of the next text. */
  next: number;
}

/** Far from where numbers of 32 bits end, whatever the length of the next text. */
const LAST_NUMBER = 1_000_000_000;

function blankMemory({ stateCount, phraseCount }: Automata): Memory {
  return {
    reached: new Int32Array(stateCount),
    starts: new Int32Array(stateCount),
    first: new Int32Array(phraseCount),
    second: new Int32Array(phraseCount),
    next: 1,
  };
}

/** One text that is being searched; `base` is the number of its first word. */
interface Search extends Omit<Memory, 'next'> {
  readonly words: readonly Word[];
  readonly automata: Automata;
  readonly base: number;
}

function startSearch(words: readonly Word[], automata: Automata, memory: Memory): Search {
  if (memory.next > LAST_NUMBER) Object.assign(memory, blankMemory(automata));
  const { reached, starts, first, second, next: base } = memory;
  memory.next += words.length;
  return { words, automata, reached, starts, first, second, base };
}

function endOfSentence(words: readonly Word[], from: number): number {
  const sentence = words[from]?.sentence;
  let to = from + 1;
  while (words[to]?.sentence === sentence) to++;
  return to;
}

const NO_SPANS: ReadonlyMap<number, Span> = new Map();

function searchSentence(search: Search, from: number, to: number): ReadonlyMap<number, Span> {
  const { words, automata, base } = search;
  const meanings: (readonly Meaning[])[] = [];
  let anchored = false;
  for (let index = from; index < to; index++) {
    const meaning = automata.words.find(words[index]?.text ?? '');
    meanings.push(meaning);
    for (const { anchors } of meaning) {
      for (const anchor of anchors) if (mark(anchor, base + from, search)) anchored = true;
    }
  }
  return anchored ? advance(search, from, meanings) : NO_SPANS;
}

/** Notes an anchor of a sentence; true when the phrase has all of its anchors there. */
function mark({ phrase, which }: AnchorOfPhrase, sentence: number, { first, second }: Search): boolean {
  if (which !== 'second') first[phrase] = sentence;
  if (which !== 'first') second[phrase] = sentence;
  return first[phrase] === second[phrase];
}

interface Arrival {
  readonly state: State;
  readonly start: number;
}

function advance(search: Search, from: number, meanings: readonly (readonly Meaning[])[]): Map<number, Span> {
  const found = new Map<number, Span>();
  for (const [ahead, meaning] of meanings.entries()) {
    const slots = search.words[from + ahead]?.slots ?? 0;
    if (meaning.length === 0 && slots === 0) continue;
    const place = { index: search.base + from + ahead, from: search.base + from };
    // Collected first, written after: two states of a phrase may name the same word.
    const arrivals: Arrival[] = [];
    for (const { states } of meaning) arrive(states, place, search, arrivals);
    for (const states of slotStates(search, slots)) arrive(states, place, search, arrivals);
    for (const arrival of arrivals) settle(arrival, place.index, search, found);
  }
  return found;
}

/** Numbers of a word and of the first word of its sentence. */
interface Place {
  readonly index: number;
  readonly from: number;
}

/** Positions that consume the word as a value. */
function slotStates({ automata }: Search, set: SlotSet): readonly (readonly State[])[] {
  if (set === 0) return [];
  return SLOTS.filter((slot) => hasSlot(set, slot)).map((slot) => automata.slots.get(slot) ?? []);
}

function arrive(states: readonly State[], place: Place, search: Search, arrivals: Arrival[]): void {
  for (const state of states) {
    if (search.first[state.phrase] !== place.from || search.second[state.phrase] !== place.from) continue;
    const start = startOf(state, place, search);
    if (start >= 0) arrivals.push({ state, start });
  }
}

/** The word where a match that reaches this state here began; -1 when none does. */
function startOf({ position, offset }: State, { index, from }: Place, { reached, starts }: Search): number {
  let start = position.first ? index : -1;
  for (const step of position.before) {
    const at = reached[offset + step.position] ?? -1;
    if (at < from || index - at - 1 > step.gap) continue;
    const begin = starts[offset + step.position] ?? index;
    if (start < 0 || begin < start) start = begin;
  }
  return start;
}

function settle({ state, start }: Arrival, index: number, search: Search, found: Map<number, Span>): void {
  const { reached, starts, base } = search;
  reached[state.number] = index;
  starts[state.number] = start;
  if (!state.position.last) return;
  const known = found.get(state.phrase);
  if (!known || index - start > known.to - known.from) {
    found.set(state.phrase, { from: start - base, to: index - base });
  }
}
