import { type BesideWord, besideWord } from './beside-words.ts';
import type { TelephonePurpose } from './telephone-number.ts';

/** What the words around a number say about it. */
export interface Surroundings {
  readonly purpose: TelephonePurpose;
  /** The digits belong to something else: an order, an account, a company, an amount. */
  readonly isReference: boolean;
  /** Where the word that says the purpose begins; the number itself where none does. */
  readonly from: number;
}

/** How far before a number its meaning stands: "Neem contact op met onze klantendienst op het nummer". */
const REACH_BEFORE = 70;
/** Labels behind a number: "+32 470 00 00 00 (WhatsApp)". */
const REACH_AFTER = 24;
const MOST_WORDS = 8;

const PURPOSES = ['call', 'message', 'fax', 'label'] as const satisfies readonly BesideWord[];

/** "Mijn nummer is 0470 …": a number of nothing else is one to call. */
const NUMBER_WORDS: ReadonlySet<string> = new Set(['nummer', 'number', 'numero', 'numbri']);
const NUMBER_WORD_REACH = 3;

const SYMBOLS: readonly (readonly [RegExp, TelephonePurpose])[] = [
  [/[☎☏✆📞📱📲🕿🕻]/u, 'label'],
  [/[🖷📠]/u, 'fax'],
];

/** A currency sign or unit on either side makes an amount. */
const AMOUNT_BEFORE = /(?:[€$£¥%]|\b(?:EUR|USD|GBP|CHF))\s?$/i;
const AMOUNT_AFTER =
  /^[\s.,-]{0,3}(?:[€$£¥%°]|(?:euros?|eurot|eur|usd|gbp|chf|btc|eth|kr|cents?|kwh|kg|km|mb|kb|cm|mm|m[²³]|ml|st(?:uks?)?\.|uur|uhr|heures|personen)\b)/i;

/** Reads the line of a number (and the line above, if nothing stands before it) from the number outwards. */
export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  const before = wordsBefore(text, start);
  const after = text.slice(end, end + REACH_AFTER).split('\n', 1)[0] ?? '';
  const isAmount = AMOUNT_BEFORE.test(text.slice(Math.max(0, start - 4), start)) || AMOUNT_AFTER.test(after);
  const behind = besideWord(fold(/^[\s.,)]{0,3}[([]\s?(\p{L}{2,20})/u.exec(after)?.[1] ?? ''));
  if (behind === 'message' || behind === 'fax')
    return { purpose: behind, isReference: isAmount, from: start };
  const nearest = nearestMeaning(before);
  const isReference = isAmount || nearest?.meaning === 'reference';
  const purpose = PURPOSES.find((each) => each === nearest?.meaning);
  if (nearest && purpose) return { purpose, isReference, from: nearest.from };
  const symbol = symbolPurpose(text.slice(Math.max(0, start - 6), start));
  if (symbol !== 'unsaid' || nearest !== undefined) return { purpose: symbol, isReference, from: start };
  const named = before.slice(0, NUMBER_WORD_REACH).find(({ word }) => NUMBER_WORDS.has(word));
  return named
    ? { purpose: 'label', isReference, from: named.start }
    : { purpose: 'unsaid', isReference, from: start };
}

interface PlacedWord {
  readonly word: string;
  readonly start: number;
}

/** The words before a number, nearest first: of its line, back to the figure or bar before it. */
function wordsBefore(text: string, start: number): PlacedWord[] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const own = placedWords(text, Math.max(lineStart, start - REACH_BEFORE), start);
  if (own.length > 0 || lineStart === 0 || /[^\s+(:.-]/.test(text.slice(lineStart, start))) return own;
  const above = text.lastIndexOf('\n', lineStart - 2) + 1;
  return placedWords(text, Math.max(above, lineStart - REACH_BEFORE), lineStart - 1);
}

/** Behind the last figure or bar, which ends what is said about this number. */
function placedWords(text: string, from: number, to: number): PlacedWord[] {
  const window = text.slice(from, to);
  const own = /[^\d|!?•]*$/.exec(window)?.[0] ?? '';
  const offset = to - own.length;
  return [...own.matchAll(/\p{L}[\p{L}\p{M}]*/gu)]
    .map(({ 0: word, index }) => ({ word: fold(word), start: offset + index }))
    .reverse();
}

interface PlacedMeaning {
  readonly meaning: BesideWord;
  readonly from: number;
}

/** The nearest word that says something; undefined where whoever writes it warns of calling. */
function nearestMeaning(words: readonly PlacedWord[]): PlacedMeaning | undefined {
  const said = words.slice(0, MOST_WORDS).flatMap(({ word, start }): PlacedMeaning[] => {
    const meaning = besideWord(word);
    return meaning ? [{ meaning, from: start }] : [];
  });
  const says = (meaning: BesideWord) => said.find((each) => each.meaning === meaning);
  const first = said.find(({ meaning }) => meaning !== 'hesitate' && meaning !== 'never');
  if (says('never') && !says('hesitate')) return first?.meaning === 'reference' ? first : undefined;
  // "Bel onze klantendienst op 056 …": the verb says more than the noun between it and the number.
  return first?.meaning === 'label' ? (says('call') ?? first) : first;
}

function symbolPurpose(before: string): TelephonePurpose {
  return SYMBOLS.find(([symbol]) => symbol.test(before))?.[1] ?? 'unsaid';
}

/** Lower case without accents. */
export function fold(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
