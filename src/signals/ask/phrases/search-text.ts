import type { AmplifierHit, AskHit, PhraseHits } from './hit.ts';
import type { Lure } from './lure.ts';
import type { Match, PhraseIndex } from './phrase-index.ts';
import { splitWords } from './split-words.ts';
import { typeWords } from './typed-words.ts';
import type { Word } from './word.ts';

/** Evidence is shown in a line. */
const EVIDENCE_LENGTH = 160;

/** Looks for lures in one text and drops the asks that their surroundings cancel. */
export function searchText(text: string, where: 'subject' | 'body', index: PhraseIndex<Lure>): PhraseHits {
  const words = typeWords(splitWords(text));
  const matches = index.search(words);
  const cancelled = cancellations(matches);
  const asks: AskHit[] = [];
  const amplifiers: AmplifierHit[] = [];
  for (const match of matches) {
    const { of } = match;
    if (of.role === 'ask' && !cancelled(match.sentence, of)) {
      asks.push({ id: of.id, kind: of.kind, where, evidence: evidenceOf(match, words, text) });
    } else if (of.role === 'amplifier') {
      amplifiers.push({ id: of.id, where, evidence: evidenceOf(match, words, text) });
    }
  }
  return { asks, amplifiers };
}

type AskLure = Extract<Lure, { readonly role: 'ask' }>;

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

function evidenceOf({ from, to }: Match<Lure>, words: readonly Word[], text: string): string {
  const evidence = text.slice(words[from]?.start, words[to]?.end).replace(/\s+/g, ' ');
  return evidence.length <= EVIDENCE_LENGTH ? evidence : evidence.slice(0, EVIDENCE_LENGTH);
}
