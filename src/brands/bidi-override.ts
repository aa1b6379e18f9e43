/** RIGHT-TO-LEFT OVERRIDE (UAX #9 §2.2): whatever follows is shown from right to left, Latin letters as well. */
const OVERRIDE = '\u202E';

/** What is overridden ends at POP DIRECTIONAL FORMATTING or with the line. */
const OVERRIDDEN = /\u202E([^\u202C\n]*)\u202C?/g;

/** Directions within, which would turn letters round again: too rare to be followed. */
const WITHIN = /[\u202A\u202B\u202D\u202E\u2066-\u2069]/;

/** Takes the place of the controls, so that every place in the text stays where it is. */
const NOTHING = '\u200B';

/** A part of a text that is shown the other way round; places in UTF-16 units, controls included. */
export interface OverriddenRun {
  readonly start: number;
  readonly end: number;
}

/** A text as a reader sees it, of the same length. */
export interface ShownText {
  readonly text: string;
  readonly runs: readonly OverriddenRun[];
}

/** Turns round what a text shows the other way round; undefined for the texts that do not, which is nearly all. */
export function showOverrides(text: string): ShownText | undefined {
  if (!text.includes(OVERRIDE)) return undefined;
  const runs: OverriddenRun[] = [];
  const shown = text.replace(OVERRIDDEN, (whole: string, inner: string, start: number) => {
    if (inner === '' || WITHIN.test(inner)) return whole;
    runs.push({ start, end: start + whole.length });
    const end = NOTHING.repeat(whole.length - inner.length - 1);
    return `${NOTHING}${Array.from(inner).reverse().join('')}${end}`;
  });
  return runs.length > 0 ? { text: shown, runs } : undefined;
}
