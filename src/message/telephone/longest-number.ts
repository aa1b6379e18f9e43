import { type DigitGroup, type DigitRun, isWideGap } from './digit-groups.ts';
import type { NumberingPlan, PlannedNumber } from './numbering-plan.ts';
import { type Opening, openingAt } from './opening.ts';
import { isBelgianEnterprise, isOtherFigure } from './other-figures.ts';
import { shortNumber } from './short-number.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';

/** How national notation is to be understood. */
export interface NumberReading {
  readonly plan: NumberingPlan;
  /** ISO 3166-1 alpha-2, tried in order. */
  readonly countries: readonly string[];
}

/** One text that is searched, and how many look-ups in the numbering plans are left for it. */
export interface NumberSearch extends NumberReading {
  readonly text: string;
  lookUps: number;
}

/** A number at offsets of the text. */
export interface NumberMatch {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly planned: PlannedNumber;
  readonly surroundings: Surroundings;
  /** Index of its last group. */
  readonly last: number;
}

/** E.164 allows 15 digits; 00 and the zero in brackets come on top. */
const MOST_DIGITS = 18;
const FEWEST_DIGITS = 6;
/** People write single digits apart to hide a number. */
const MOST_GROUPS = 16;
const YEAR = /^(?:19|20)\d\d$/;

/** Countries whose numbers have no zero in front that is dialled. */
const WITHOUT_TRUNK_ZERO: ReadonlySet<string> = new Set(['EE', 'LU', 'ES', 'PT', 'IT', 'PL']);

/** The longest number that begins with the group `at`; undefined where none does. */
export function longestNumber(run: DigitRun, at: number, search: NumberSearch): NumberMatch | undefined {
  const opening = openingAt(run, at, search.text);
  const segment = segmentEnd(run, at);
  if (!opening || !isWorthwhile(run, at, segment, opening)) return undefined;
  const { start } = opening;
  const surroundings = surroundingsOf(search.text, start, run.groups[segment]?.end ?? start);
  for (const last of lastGroups(run, at, segment)) {
    const groups = run.groups.slice(at, last + 1);
    const planned = plannedNumber({ run, at, last, groups, opening, surroundings }, search);
    if (planned && !(opening.form === 'trunk' && isBareCode(planned, groups, surroundings)))
      return { start, end: groups.at(-1)?.end ?? start, planned, surroundings, last };
  }
  const short = opening.form === 'own' ? shortNumber(run, at, surroundings, search.text) : undefined;
  return short && { start, end: run.groups[short.last]?.end ?? start, surroundings, ...short };
}

/** Prices and years are passed over before anybody looks at the words around them. */
function isWorthwhile({ groups }: DigitRun, at: number, segment: number, { form }: Opening): boolean {
  if (form !== 'own') return true;
  const digits = groups
    .slice(at, segment + 1)
    .map((group) => group.digits)
    .join('');
  return digits.length >= 4 && digits.length <= MOST_DIGITS && !YEAR.test(digits);
}

/** The last group before a wide gap. */
function segmentEnd(run: DigitRun, at: number): number {
  let last = at;
  while (last < run.groups.length - 1 && !isWideGap(run.gaps[last] ?? '')) last++;
  return Math.min(last, at + MOST_GROUPS - 1);
}

/** Up to the wide gap first, longest first; then across it: "02 / 555 12 12". */
function lastGroups(run: DigitRun, at: number, segment: number): number[] {
  const furthest = Math.min(run.groups.length - 1, at + MOST_GROUPS - 1);
  const within = Array.from({ length: segment - at + 1 }, (_, back) => segment - back);
  return [...within, ...Array.from({ length: furthest - segment }, (_, back) => furthest - back)];
}

/** "092185521" alone is some code; people write only mobile numbers without any separator or word. */
function isBareCode(
  { kind }: PlannedNumber,
  groups: readonly DigitGroup[],
  { purpose }: Surroundings,
): boolean {
  return groups.length === 1 && purpose === 'unsaid' && kind !== 'mobile';
}

interface Candidate {
  readonly run: DigitRun;
  readonly at: number;
  readonly last: number;
  readonly groups: readonly DigitGroup[];
  readonly opening: Opening;
  readonly surroundings: Surroundings;
}

function plannedNumber(candidate: Candidate, search: NumberSearch): PlannedNumber | undefined {
  const { groups, opening } = candidate;
  const length = groups.reduce((sum, { digits }) => sum + digits.length, 0);
  if (length < FEWEST_DIGITS || length > MOST_DIGITS || !isCredible(candidate, search.text)) return undefined;
  const digits = dialledDigits(candidate);
  if (opening.form === 'international') return lookUp(search, ({ plan }) => plan.international(digits));
  if (opening.form === 'north-american') return lookUp(search, ({ plan }) => plan.national(digits, 'US'));
  const zero = opening.form === 'trunk';
  for (const country of search.countries) {
    if (WITHOUT_TRUNK_ZERO.has(country) === zero) continue;
    const planned = lookUp(search, ({ plan }) => plan.national(digits, country));
    if (planned) return planned;
  }
  return undefined;
}

/** Without the international prefix and without the zero of "+32 (0)56". */
function dialledDigits({ run, at, groups, opening }: Candidate): string {
  const isBracketedZero = ({ digits }: DigitGroup, index: number) =>
    opening.form === 'international' && digits === '0' && /[([]/.test(run.gaps[at + index - 1] ?? '');
  const kept = groups.filter((group, index) => !isBracketedZero(group, index));
  return kept
    .map(({ digits }) => digits)
    .join('')
    .slice(opening.prefix);
}

function lookUp(
  search: NumberSearch,
  ask: (search: NumberSearch) => PlannedNumber | undefined,
): PlannedNumber | undefined {
  return search.lookUps-- > 0 ? ask(search) : undefined;
}

/** What the digits look like and what stands beside them allows for a telephone number. */
function isCredible(candidate: Candidate, text: string): boolean {
  const { run, at, last, groups, opening, surroundings } = candidate;
  const { form, prefix } = opening;
  if (form === 'international' && prefix === 0) return true;
  if (surroundings.isReference) return false;
  const said = surroundings.purpose !== 'unsaid';
  if (isOtherFigure({ groups, gaps: run.gaps.slice(at, last) }, text.slice(0, opening.start))) return false;
  if (said || form === 'own') return said;
  if (form === 'north-american') return run.gaps.slice(at, last).some((gap) => /[-.()]/.test(gap));
  const whole = last === run.groups.length - 1 || isWideGap(run.gaps[last] ?? '');
  const digits = groups.map((group) => group.digits).join('');
  return whole && !isBelgianEnterprise(digits);
}
