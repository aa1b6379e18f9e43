import type { Signal } from '../signal.ts';
import { isOfficial, numberObservations } from './offered-numbers.ts';

/**
 * The message shows a telephone number that a brand named in it publishes. Scams copy official numbers to look genuine, so
 * this proves nothing; it tells the reader which number is the real one.
 *
 * ## Fires on
 *
 * ```
 * From: Proximus <info@mailing.example>
 *
 * Appelez le 0800 33 800 pour toute question.
 * --
 * From: Swedbank <info@mailing.example>
 *
 * Klienditugi: +372 631 0310
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <info@mailing.example>
 *
 * Appelez le 056 12 34 56 pour toute question.
 * --
 * From: Jan Peeters <jan@lab.example>
 *
 * Tél. 0800 33 800
 * ```
 *
 * ## Known limits
 *
 * The record of a brand never has all its numbers.
 */
export const officialNumber: Signal = {
  id: 'official-number',
  question: 'context',
  description: 'The message shows a telephone number that the brand publishes',

  detect({ mentions, telephones }) {
    if (telephones.length === 0) return [];
    const named = new Set(mentions.filter(({ ambiguous }) => !ambiguous).map(({ brand }) => brand));
    return [...named].flatMap((brand) =>
      numberObservations(
        telephones
          .filter((telephone) => isOfficial(telephone, brand))
          .map((telephone) => ({ telephone, brand, standing: 'official' })),
      ),
    );
  },
};
