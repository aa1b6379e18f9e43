/** Digits that stand together, at offsets of the text. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Groups with nothing but separators between them, as people part telephone numbers and much else. */
export interface DigitRun {
  readonly groups: readonly DigitGroup[];
  /** `gaps[i]` stands between `groups[i]` and `groups[i + 1]`. */
  readonly gaps: readonly string[];
}

/** What people put between the digits of one number. White space is any but a line end. */
const SEPARATORS = /^(?:[^\S\n\r]|[.\-‐‑‒–—―−/()[\]{}·•_~*\\,'’′]){1,5}$/;

/** A comma that ends something: "056 12 34 56, 0470 12 34 56". */
const ENUMERATION = /[,;]\s/;

const LONGEST_GAP = 5;

/** A number has at most 16 groups. A run of 50,000 would be walked from each of its groups. */
const MOST_GROUPS = 32;

/** Runs in the order of the text; linear in its length. */
export function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  let groups: DigitGroup[] = [];
  let gaps: string[] = [];
  for (const { 0: digits, index } of text.matchAll(/\d+/g)) {
    const previous = groups.at(-1);
    const group = { digits, start: index, end: index + digits.length };
    const gap = previous && gapBetween(text, previous, group);
    if (gap === undefined || groups.length >= MOST_GROUPS) {
      if (groups.length > 0) runs.push({ groups, gaps });
      groups = [group];
      gaps = [];
    } else {
      groups.push(group);
      gaps.push(gap);
    }
  }
  if (groups.length > 0) runs.push({ groups, gaps });
  return runs;
}

/** Undefined where what stands between ends the run. */
function gapBetween(text: string, { end }: DigitGroup, { start }: DigitGroup): string | undefined {
  if (start - end > LONGEST_GAP) return undefined;
  const gap = text.slice(end, start);
  return SEPARATORS.test(gap) && !ENUMERATION.test(gap) ? gap : undefined;
}

/** A gap that parts two numbers as often as it parts one: " - ", " / ", ". ". */
export function isWideGap(gap: string): boolean {
  return /\s[^\s(]+\s|[.•*]\s|\s{2}/.test(gap);
}
