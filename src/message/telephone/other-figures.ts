import type { DigitGroup } from './digit-groups.ts';

/** Groups of digits with the gaps between them; one gap fewer than groups. */
export interface Figure {
  readonly groups: readonly DigitGroup[];
  readonly gaps: readonly string[];
}

/**
 * Whether digits that begin like a telephone number have the form of something else, whatever stands beside them:
 * dates, times, addresses of computers, decimal fractions, account and company numbers. `before` is the text in
 * front of them.
 */
export function isOtherFigure(figure: Figure, before: string): boolean {
  return (
    isDate(figure) ||
    isTimeSpan(figure) ||
    isNetworkAddress(figure) ||
    isFraction(figure) ||
    /[A-Za-z]{2}\d{2}\s?[A-Za-z]{4}\s?$/.test(before.slice(-12))
  );
}

/** 08/02/2025, 8.2.25 and 2025-02-08 at the beginning. */
function isDate({ groups, gaps }: Figure): boolean {
  const [first = '', second = '', third = ''] = groups.map(({ digits }) => digits);
  if (gaps[0] !== gaps[1] || second.length > 2 || second === '') return false;
  const dayFirst = first.length <= 2 && isDay(first) && isDay(second) && isYear(third);
  return dayFirst || (/^(?:19|20)\d\d$/.test(first) && isDay(second) && isDay(third));
}

function isDay(digits: string): boolean {
  return digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= 31;
}

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits);
}

/** 09.00-17.30. */
function isTimeSpan({ groups, gaps }: Figure): boolean {
  const [first = '', second = '', third = '', fourth = ''] = groups.map(({ digits }) => digits);
  const [inner, middle = '', last] = gaps;
  const dotted = inner === '.' && last === '.' && /[-‐‑‒–—]/.test(middle);
  return dotted && groups.length === 4 && isClock(first, second) && isClock(third, fourth);
}

function isClock(hours: string, minutes: string): boolean {
  return hours.length <= 2 && Number(hours) <= 24 && /^[0-5]\d$/.test(minutes);
}

/** 10.0.0.138: four numbers below 256, of which hardly any has two digits with a zero in front. */
function isNetworkAddress({ groups, gaps }: Figure): boolean {
  if (groups.length !== 4 || gaps.some((gap) => gap !== '.')) return false;
  return groups.every(({ digits }) => Number(digits) < 256 && !/^0\d/.test(digits));
}

/** 0.12345678 and 0,12345678. */
function isFraction({ groups, gaps }: Figure): boolean {
  return groups[0]?.digits === '0' && (gaps[0] === '.' || gaps[0] === ',');
}

/**
 * A Belgian enterprise number (0403.170.701): ten digits whose last two are 97 minus the rest modulo 97. One mobile number in a
 * hundred looks the same.
 */
export function isBelgianEnterprise(digits: string): boolean {
  if (!/^[01]\d{9}$/.test(digits)) return false;
  return 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8));
}
