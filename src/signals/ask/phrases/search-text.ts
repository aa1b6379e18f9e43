import type { AmplifierHit, AskHit, AskPlace, PhraseHits } from './hit.ts';
import type { Lure } from './lure.ts';
import type { Match, PhraseIndex } from './phrase-index.ts';
import { splitWords } from './split-words.ts';
import { typeWords } from './typed-words.ts';
import type { Word } from './word.ts';

/** Evidence is shown in a line. */
const EVIDENCE_LENGTH = 160;

/** So many sentences before and after an ask are searched for the words that it needs near. */
const NEAR_SENTENCES = 6;

/** One text of a message. */
export interface SearchedText {
  readonly text: string;
  readonly where: AskPlace;
}

type AskLure = Extract<Lure, { readonly role: 'ask' }>;

/** What stands in one text. */
interface Reading extends SearchedText {
  readonly words: readonly Word[];
  readonly matches: readonly Match<Lure>[];
  /** Sentences with the words that an ask needs near, by ask. */
  readonly nearby: ReadonlyMap<string, readonly number[]>;
}

/**
 * Looks for lures in the texts of one message and drops the asks that their surroundings cancel, and those that
 * need words near which are not there. What stands in the subject is near to everything.
 */
export function searchTexts(texts: readonly SearchedText[], index: PhraseIndex<Lure>): PhraseHits {
  const readings = texts.map((text) => readText(text, index));
  const subjects = readings.filter(({ where }) => where === 'subject');
  return {
    asks: readings.flatMap((reading) => asksIn(reading, reading.where === 'subject' ? readings : subjects)),
    amplifiers: readings.flatMap(amplifiersIn),
  };
}

function asksIn(reading: Reading, others: readonly Reading[]): AskHit[] {
  const cancelled = cancellations(reading.matches);
  return reading.matches.flatMap((match) => {
    const { of, sentence } = match;
    if (of.role !== 'ask' || cancelled(sentence, of) || !isNear(of, sentence, reading, others)) return [];
    return [{ id: of.id, kind: of.kind, ...hitOf(match, reading) }];
  });
}

function amplifiersIn(reading: Reading): AmplifierHit[] {
  return reading.matches.flatMap((match) =>
    match.of.role === 'amplifier' ? [{ id: match.of.id, ...hitOf(match, reading) }] : [],
  );
}

function readText({ text, where }: SearchedText, index: PhraseIndex<Lure>): Reading {
  const words = typeWords(splitWords(text));
  const matches = index.search(words);
  const nearby = new Map<string, number[]>();
  for (const { of, sentence } of matches) {
    if (of.role !== 'near') continue;
    const key = keyOf(of);
    const sentences = nearby.get(key) ?? [];
    nearby.set(key, sentences);
    sentences.push(sentence);
  }
  return { text, where, words, matches, nearby };
}

function keyOf({ language, id }: Pick<AskLure, 'language' | 'id'>): string {
  return `${language} ${id}`;
}

function isNear(ask: AskLure, sentence: number, own: Reading, others: readonly Reading[]): boolean {
  if (!ask.needsNear) return true;
  const key = keyOf(ask);
  if (others.some(({ nearby }) => nearby.has(key))) return true;
  const sentences = own.nearby.get(key) ?? [];
  return hasBetween(sentences, sentence - NEAR_SENTENCES, sentence + NEAR_SENTENCES);
}

/** Whether one of the ascending numbers lies in the range. A hostile text has as many asks as words to be near to. */
function hasBetween(ascending: readonly number[], from: number, to: number): boolean {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? to) < from) low = middle + 1;
    else high = middle;
  }
  const first = ascending[low];
  return first !== undefined && first <= to;
}

function cancellations(matches: readonly Match<Lure>[]): (sentence: number, ask: AskLure) => boolean {
  const cancelled = new Set<string>();
  for (const { of, sentence } of matches) {
    if (of.role === 'unless')
      cancelled.add(of.id === undefined ? `${sentence}` : `${sentence} ${of.language} ${of.id}`);
    if (of.role === 'report') cancelled.add(`${sentence}`).add(`${sentence + 1}`);
  }
  return (sentence, { language, id }) =>
    cancelled.has(`${sentence}`) || cancelled.has(`${sentence} ${language} ${id}`);
}

function hitOf(
  { from, to }: Match<Lure>,
  { words, text, where }: Reading,
): { readonly where: AskPlace; readonly evidence: string } {
  const evidence = text.slice(words[from]?.start, words[to]?.end).replace(/\s+/g, ' ');
  return {
    where,
    evidence: evidence.length <= EVIDENCE_LENGTH ? evidence : evidence.slice(0, EVIDENCE_LENGTH),
  };
}
