import { digitRuns } from './digit-groups.ts';
import { longestNumber, type NumberMatch, type NumberReading, type NumberSearch } from './longest-number.ts';
import { asWritten, type ReadableDigits, readableDigits } from './readable-digits.ts';
import type { TelephoneNumber, TelephonePlace } from './telephone-number.ts';

/** A text in which numbers are looked for. */
export interface TelephoneText {
  readonly where: TelephonePlace;
  readonly text: string;
}

/** Beyond these, numbers are there to make us work: a page of a telephone book in white on white. */
const MOST_NUMBERS = 50;
/** Look-ups in the numbering plans, at 10 µs each: thousands of figures that begin like numbers and are none. */
const MOST_LOOK_UPS = 300;
/** Evidence is shown in a line. */
const QUOTATION_LENGTH = 160;

/** Whether a text can hold a number at all: a digit, of any alphabet. */
export function mayHoldNumbers(text: string): boolean {
  return /\p{N}/u.test(text);
}

/** Numbers of one text, in its order. */
export function findInText({ where, text }: TelephoneText, reading: NumberReading): TelephoneNumber[] {
  if (!mayHoldNumbers(text)) return [];
  const readable = readableDigits(text);
  const search: NumberSearch = { ...reading, text: readable.text, lookUps: MOST_LOOK_UPS };
  return matches(search).map((match) => ({
    where,
    ...words(text, readable, match),
    ...match.planned,
    purpose: match.surroundings.purpose,
  }));
}

function matches(search: NumberSearch): NumberMatch[] {
  const found: NumberMatch[] = [];
  for (const run of digitRuns(search.text)) {
    for (let at = 0; at < run.groups.length; at++) {
      if (found.length >= MOST_NUMBERS || search.lookUps <= 0) return found;
      const match = longestNumber(run, at, search);
      if (!match) continue;
      found.push(match);
      at = match.last;
    }
  }
  return found;
}

function words(
  text: string,
  readable: ReadableDigits,
  { start, end, surroundings }: NumberMatch,
): Pick<TelephoneNumber, 'written' | 'quotation'> {
  const inLine = (from: number) => asWritten(text, readable, from, end).replace(/\s+/g, ' ').trim();
  const written = inLine(start);
  const quotation = inLine(Math.min(start, surroundings.from));
  return { written, quotation: quotation.length <= QUOTATION_LENGTH ? quotation : written };
}
