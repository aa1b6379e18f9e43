import type { Language } from '../message/message.ts';
import type { REASON_PLACEHOLDERS, Rule } from './rule.ts';

/** What stands for the placeholders of a reason in one message. */
export type ReasonValues = Readonly<Record<(typeof REASON_PLACEHOLDERS)[number], string>>;

/**
 * The reason of a rule in the reader's language, English where it is none of the five.
 * The values come from the message: whoever shows the result as HTML has to escape it as a whole.
 */
export function reasonText(
  { reason }: Pick<Rule, 'reason'>,
  language: Language,
  values: ReasonValues,
): string {
  const text = reason[language === 'und' ? 'en' : language];
  return text.replaceAll(/\{(brand|domain|evidence)\}/g, (_, name: keyof ReasonValues) => values[name]);
}
