import type { CountryCode, PhoneNumber } from 'libphonenumber-js';
import type { TelephoneKind } from './telephone-number.ts';

/** A number that exists in a numbering plan. */
export interface PlannedNumber {
  /** E.164. */
  readonly number: string;
  readonly country: string;
  readonly kind: TelephoneKind;
}

/** The numbering plans of all countries. */
export interface NumberingPlan {
  /** A number with its country code, digits only: `3256123456`. Undefined if no such number can exist. */
  international(digits: string): PlannedNumber | undefined;
  /** A number as it is dialled within a country: `056123456`. */
  national(digits: string, country: string): PlannedNumber | undefined;
}

const KINDS: Readonly<Record<string, TelephoneKind>> = {
  FIXED_LINE: 'landline',
  MOBILE: 'mobile',
  FIXED_LINE_OR_MOBILE: 'landline-or-mobile',
  TOLL_FREE: 'toll-free',
  SHARED_COST: 'shared-cost',
  PREMIUM_RATE: 'premium',
};

/** Ranges that the library does not know or calls something else, by beginning of the E.164 number. */
const RANGES: readonly (readonly [beginning: RegExp, kind: TelephoneKind])[] = [
  // Belgian 070 costs at most 0.30 € a minute; public transport and hospitals have it.
  [/^\+3270\d{6}$/, 'shared-cost'],
  // Switched off in Germany in 2005, but still what people fear; 0900 has five to six further digits.
  [/^\+49(?:190|900)\d{5,8}$/, 'premium'],
];

/**
 * Loads the numbering plans: 150 kB and some 50 ms, so only when the first message with something like a number
 * comes. The set `max` is the only one that knows premium numbers of every country.
 */
export async function loadNumberingPlan(): Promise<NumberingPlan> {
  const { isSupportedCountry, parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  const read = (text: string, country?: CountryCode) =>
    planned(
      parsePhoneNumberFromString(text, { extract: false, ...(country && { defaultCountry: country }) }),
    );
  return {
    international: (digits) => read(`+${digits}`),
    national: (digits, country) => (isSupportedCountry(country) ? read(digits, country) : undefined),
  };
}

function planned(parsed: PhoneNumber | undefined): PlannedNumber | undefined {
  if (!parsed) return undefined;
  const number: string = parsed.number;
  const range = RANGES.find(([beginning]) => beginning.test(number));
  if (!range && !parsed.isValid()) return undefined;
  const kind = range?.[1] ?? KINDS[parsed.getType() ?? ''] ?? 'other';
  return { number, country: parsed.country ?? '', kind };
}
