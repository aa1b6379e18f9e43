import {
  CLOCK_WORDS,
  CURRENCY_WORDS,
  DATE_FILLERS,
  DAYS,
  HOUR_WORDS,
  MONTH_NAMES,
} from './calendar-words.ts';
import { type SlotSet, slotSet } from './slot.ts';
import type { Word } from './word.ts';

/** Some words that are one value together. */
interface Value {
  readonly length: number;
  readonly slots: SlotSet;
}

const CALENDAR_DATE = /^(?:\d{1,2}([./-])\d{1,2}(?:\1(?:\d{4}|\d{2}))?|\d{4}([./-])\d{2}\2\d{2})$/;
const DAY_OF_MONTH = /^(?:[12]?\d|3[01])(?:er|e|ste|de|st|nd|rd|th)?$/;
const YEAR = /^20\d\d$/;
const CLOCK = /^(?:[01]?\d|2[0-4])(?:(?:[:.][0-5]\d)?(?:h|u|am|pm)|[:.hu][0-5]\d)$/;
const HOUR = /^(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?$/;
const GLUED_AMOUNT = /^(?:(?:eur|usd|gbp|chf)\d[\d.,]*|\d[\d.,]*(?:eur|euros?|usd|gbp|chf))$/;
const NUMBER = /^\d[\d.,]*$/;
const DIGIT_GROUP = /^\d[\d./-]*$/;

/** Every word other than a number that a value can begin with. */
const OPENING_WORDS = new Set([...DAYS, ...MONTH_NAMES, ...CLOCK_WORDS, ...CURRENCY_WORDS, '+']);

/** ITU-T E.164 allows 15 digits; below 8 it is a short number or an amount. */
const PHONE_DIGITS = { fewest: 8, most: 15 } as const;
const MOST_PHONE_GROUPS = 8;

/** Joins the words of every date, time, amount and telephone number into one word each, and types it. */
export function typeWords(words: readonly Word[]): Word[] {
  const typed: Word[] = [];
  for (let index = 0; index < words.length; ) {
    const first = words[index] as Word;
    const value = valueAt(words, index, first.text);
    const last = words[index + (value?.length ?? 1) - 1] as Word;
    typed.push(value ? { ...first, end: last.end, slots: value.slots } : first);
    index += value?.length ?? 1;
  }
  return typed;
}

function valueAt(words: readonly Word[], index: number, first: string): Value | undefined {
  if (isDigit(first.charCodeAt(0))) return numericValue(words, index, first);
  // Nearly every word leaves here, after one look.
  if (OPENING_WORDS.has(first)) return openedValue(words, index, first);
  return isDigit(first.charCodeAt(first.length - 1)) ? gluedAmount(first) : undefined;
}

function openedValue(words: readonly Word[], index: number, first: string): Value | undefined {
  const next = textAt(words, index, 1);
  if (DAYS.has(first)) return dayValue(words, index);
  if (MONTH_NAMES.has(first) && DAY_OF_MONTH.test(next)) return date(withYear(words, index, 2));
  if (CLOCK_WORDS.has(first) && HOUR.test(next)) return { length: 2, slots: slotSet('time') };
  if (CURRENCY_WORDS.has(first) && NUMBER.test(next)) return { length: 2, slots: slotSet('amount') };
  return first === '+' ? phoneValue(words, index) : undefined;
}

/** `EUR1,99`. */
function gluedAmount(word: string): Value | undefined {
  return GLUED_AMOUNT.test(word) ? { length: 1, slots: slotSet('amount') } : undefined;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function numericValue(words: readonly Word[], index: number, first: string): Value {
  const next = textAt(words, index, 1);
  if (GLUED_AMOUNT.test(first)) return { length: 1, slots: slotSet('amount') };
  if (CURRENCY_WORDS.has(next) && NUMBER.test(first)) return { length: 2, slots: slotSet('amount') };
  if (MONTH_NAMES.has(next) && DAY_OF_MONTH.test(first)) return date(withYear(words, index, 2));
  if (HOUR_WORDS.has(next) && HOUR.test(first))
    return { length: hourLength(words, index), slots: slotSet('time') };
  const phone = phoneValue(words, index);
  const single = singleSlots(first);
  if (phone && !CALENDAR_DATE.test(first)) return phone;
  return { length: 1, slots: single };
}

function singleSlots(word: string): SlotSet {
  return (
    slotSet('number') |
    (CALENDAR_DATE.test(word) ? slotSet('date') : 0) |
    (CLOCK.test(word) ? slotSet('time') : 0)
  );
}

/** `15 h 30`, `15 uur`. */
function hourLength(words: readonly Word[], index: number): number {
  const minutes = textAt(words, index, 1) === 'h' && /^[0-5]\d$/.test(textAt(words, index, 2));
  return minutes ? 3 : 2;
}

/** A weekday, with the date that follows it: `mardi 8 février`, `Montag, den 8. Februar`. */
function dayValue(words: readonly Word[], index: number): Value {
  const skipped = DATE_FILLERS.has(textAt(words, index, 1)) ? 2 : 1;
  const day = textAt(words, index, skipped);
  const month = textAt(words, index, skipped + 1);
  if (CALENDAR_DATE.test(day)) return date(skipped + 1);
  const full =
    (DAY_OF_MONTH.test(day) && MONTH_NAMES.has(month)) || (MONTH_NAMES.has(day) && DAY_OF_MONTH.test(month));
  return date(full ? withYear(words, index, skipped + 2) : 1);
}

function date(length: number): Value {
  return { length, slots: slotSet('date') };
}

function withYear(words: readonly Word[], index: number, length: number): number {
  return YEAR.test(textAt(words, index, length)) ? length + 1 : length;
}

/** `+32 56 12 34 56`, `056/12.34.56`, `0800 12 345`, `1 888 555 0100`. */
function phoneValue(words: readonly Word[], index: number): Value | undefined {
  const plus = textAt(words, index, 0) === '+' ? 1 : 0;
  let length = plus;
  let digits = '';
  while (length < MOST_PHONE_GROUPS && DIGIT_GROUP.test(textAt(words, index, length))) {
    digits += textAt(words, index, length).replace(/[./-]/g, '');
    length++;
  }
  const countable = digits.length >= PHONE_DIGITS.fewest && digits.length <= PHONE_DIGITS.most;
  const starts = plus === 1 || digits.startsWith('0') || length >= 3 || isNorthAmerican(words, index);
  return countable && starts ? { length, slots: slotSet('phone', 'number') } : undefined;
}

/** `1-888-555-0100`, `888-555-0100`, `(888) 555-0100`. */
function isNorthAmerican(words: readonly Word[], index: number): boolean {
  const first = textAt(words, index, 0);
  if (/^\d-?\d{3}-/.test(first) || /^\d{3}([.-])\d{3}\1\d{4}$/.test(first)) return true;
  return /^\d{3}$/.test(first) && /^\d{3}[.-]\d{4}$/.test(textAt(words, index, 1));
}

/** The folded word `ahead` words further; empty beyond the sentence. */
function textAt(words: readonly Word[], index: number, ahead: number): string {
  const word = words[index + ahead];
  return word && word.sentence === words[index]?.sentence ? word.text : '';
}
