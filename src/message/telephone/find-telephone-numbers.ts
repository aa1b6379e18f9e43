import type { Message } from '../message.ts';
import { findInLinks, isTelephoneLink } from './find-in-links.ts';
import { findInText, mayHoldNumbers, type TelephoneText } from './find-in-text.ts';
import { loadNumberingPlan, type NumberingPlan } from './numbering-plan.ts';
import type { TelephoneNumber } from './telephone-number.ts';

/** What is searched in a message. */
export type TelephoneSource = Pick<Message, 'originator' | 'subject' | 'text' | 'links' | 'invites'>;

const NONE: readonly TelephoneNumber[] = [];

let loading: Promise<NumberingPlan> | undefined;

/**
 * Every telephone number that the author of a message offers: in the display-name, the subject, the own text, the
 * invites and the links, not in quoted threads. Each number once per place.
 *
 * @param countries how national notation is to be understood: ISO codes, tried in order
 * @param others what was read from pictures and attached files
 */
export async function findTelephoneNumbers(
  { originator, subject, text, invites, links }: TelephoneSource,
  countries: readonly string[],
  others: readonly TelephoneText[] = [],
): Promise<readonly TelephoneNumber[]> {
  const texts: TelephoneText[] = [
    { where: 'from.display-name', text: originator.author.displayName },
    { where: 'subject', text: subject },
    { where: 'body', text },
    ...invites.map(
      ({ summary, location, description }): TelephoneText => ({
        where: 'invite',
        text: [summary, location, description].join('\n'),
      }),
    ),
    ...others,
  ];
  const candidates = texts.filter((each) => mayHoldNumbers(each.text));
  const dialling = links.filter(isTelephoneLink);
  if (candidates.length === 0 && dialling.length === 0) return NONE;
  const reading = { plan: await numberingPlan(), countries };
  const inTexts = candidates.flatMap((each) => findInText(each, reading));
  return onceInEachPlace([...inTexts, ...findInLinks(dialling, reading)]);
}

/** Loaded with the first message that has digits, and kept. */
function numberingPlan(): Promise<NumberingPlan> {
  loading ??= loadNumberingPlan();
  return loading;
}

/** Of several occurrences in one place the one that says most about its purpose. */
function onceInEachPlace(numbers: readonly TelephoneNumber[]): TelephoneNumber[] {
  const kept = new Map<string, TelephoneNumber>();
  for (const number of numbers) {
    const key = `${number.where} ${number.number}`;
    const known = kept.get(key);
    if (!known || rank(number) < rank(known)) kept.set(key, number);
  }
  return [...kept.values()];
}

const PURPOSES = ['call', 'message', 'label', 'fax', 'unsaid'] as const;

function rank({ purpose }: TelephoneNumber): number {
  return PURPOSES.indexOf(purpose);
}
