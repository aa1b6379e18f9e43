import type { Signal } from '../signal.ts';
import { isEntitled, mentionObservation } from './unentitled-mentions.ts';

/**
 * The name of a brand is written with look-alike letters, invisible characters or spaces between its letters.
 *
 * ## Fires on
 *
 * ```
 * From: =?utf-8?q?Pay=E2=80=8BPal?= <info@mailing.example>
 * --
 * From: =?utf-8?q?=D0=90m=D0=B0z=D0=BEn?= <info@mailing.example>
 * Subject: Ihre Bestellung
 * --
 * From: Info <info@mailing.example>
 * Subject: Your N e t f l i x membership
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: PayPal <info@mailing.example>
 * --
 * From: Société Générale <info@mailing.example>
 * --
 * From: Jüri Õun <juri@lab.example>
 * ```
 *
 * ## Known limits
 *
 * Names in another script as a whole (Cyrillic, Greek) are the names that people there use, and no disguise.
 */
export const disguisedName: Signal = {
  id: 'disguised-name',
  question: 'claim',
  description: 'The name of a brand is written so that people read it and filters do not',

  detect(facts) {
    return facts.mentions
      .filter((mention) => mention.disguised && !isEntitled(facts, mention))
      .slice(0, 1)
      .map(mentionObservation);
  },
};
