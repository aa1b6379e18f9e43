import { type DigitRun, isWideGap } from './digit-groups.ts';

/**
 * How a number begins.
 *
 * - `international`: with a plus or 00 and the code of a country
 * - `trunk`: with the zero that is dialled within a country
 * - `north-american`: in the form 202-555-0100
 * - `own`: with digits of its own, as in Estonia and Luxembourg, and as short numbers
 */
export interface Opening {
  readonly form: 'international' | 'trunk' | 'north-american' | 'own';
  /** Offset of the plus or bracket in front, else of the first digit. */
  readonly start: number;
  /** Digits of the international prefix that is dialled: 2 for 00, 0 for a plus. */
  readonly prefix: 0 | 2;
}

/** Signs of URLs, mail addresses and variables, and letters: the digits behind them are part of a longer word. */
const GLUED = /[\p{L}\p{N}@#/\\=&?%_$€£§^~]$/u;
/** "REF-0561", but not "Tel.056". */
const HYPHENATED = /\p{L}[-‐‑]$/u;
const MARK = /(?:[([]\s?)?\+{1,2}\s?[([]?$|[([]{1,2}\s?$/;
/** "8500 Kortrijk" without the place: a number may follow. */
const POSTCODE = /^(?!00)\d{4,5}$/;

/** Undefined where no number can begin: in the middle of a word or of other digits. */
export function openingAt(run: DigitRun, at: number, text: string): Opening | undefined {
  const group = run.groups[at];
  if (!group) return undefined;
  const before = text.slice(Math.max(0, group.start - 6), group.start);
  const mark = MARK.exec(before)?.[0] ?? '';
  const start = group.start - mark.length;
  if (mark.includes('+')) return { form: 'international', start, prefix: 0 };
  const outside = before.slice(0, before.length - mark.length);
  if (GLUED.test(outside) || HYPHENATED.test(outside) || !mayBeginInside(run, at)) return undefined;
  if (/^00(?:[1-9]|$)/.test(group.digits)) return { form: 'international', start, prefix: 2 };
  if (group.digits.startsWith('0')) return { form: 'trunk', start, prefix: 0 };
  return { form: isNorthAmerican(run, at) ? 'north-american' : 'own', start, prefix: 0 };
}

/** Behind other digits only where something ends: another number or a postcode, but no date and no account. */
function mayBeginInside(run: DigitRun, at: number): boolean {
  const gap = run.gaps[at - 1];
  if (gap === undefined || isWideGap(gap)) return true;
  const zero = run.groups[at]?.digits.startsWith('0') ?? false;
  return zero && at === 1 && /^\s$/.test(gap) && POSTCODE.test(run.groups[0]?.digits ?? '');
}

/** 202-555-0100, (202) 555-0100, 1 888 555 0100. */
function isNorthAmerican({ groups }: DigitRun, at: number): boolean {
  const own = groups[at]?.digits === '1' ? 1 : 0;
  const [area, exchange, line] = groups.slice(at + own, at + own + 3).map(({ digits }) => digits.length);
  return area === 3 && exchange === 3 && line === 4;
}
