import { isNeutralWord } from './beside-words.ts';
import type { DigitRun } from './digit-groups.ts';
import type { PlannedNumber } from './numbering-plan.ts';
import { fold, type Surroundings } from './surroundings.ts';

/** What may follow a short number; any other word makes it a quantity: "call 1000 people". */
const FOLLOWED_BY =
  /^[ \t]{0,3}(?:$|[\n.,;:!?()[\]"”»–—-]|(?:for|pour|voor|für|of|or|ou|oder|om|to|and|et|en|und|ja|või|from|now|an|today|before|free|gratis|gratuit)(?!\p{L}))/iu;

const YEAR = /^(?:19|20)\d\d$/;

/** 118 218 and its kind, wherever they work. */
const DIRECTORY_ENQUIRIES = /^118\d{2,3}$/;

/**
 * A short number of a country, such as 3900 or 39 49, from the group `at` on. Four to six digits prove nothing, so a
 * word beside them has to say that one calls there. `last` is the group that ends it.
 */
export function shortNumber(
  run: DigitRun,
  at: number,
  { purpose, from, isReference }: Surroundings,
  text: string,
): { readonly planned: PlannedNumber; readonly last: number } | undefined {
  const last = run.groups.length - 1;
  const start = run.groups[at]?.start ?? 0;
  const end = run.groups[last]?.end ?? 0;
  const number = run.groups
    .slice(at)
    .map(({ digits }) => digits)
    .join('');
  if (isReference || (purpose !== 'call' && purpose !== 'label') || last - at > 2) return undefined;
  if (!/^[1-9]\d{3,5}$/.test(number) || YEAR.test(number)) return undefined;
  if (run.gaps.slice(at).some((gap) => !/^\s$/.test(gap))) return undefined;
  if (!isBeside(text.slice(from, start)) || !FOLLOWED_BY.test(text.slice(end, end + 12))) return undefined;
  const kind = DIRECTORY_ENQUIRIES.test(number) ? 'premium' : 'short';
  return { planned: { number, country: '', kind }, last };
}

/** Nothing but words without meaning stands between the word that says it and the number. */
function isBeside(words: string): boolean {
  const between = [...words.matchAll(/\p{L}+/gu)].slice(1);
  return between.every(([word]) => isNeutralWord(fold(word)));
}
