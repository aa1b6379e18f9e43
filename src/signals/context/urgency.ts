import type { Signal } from '../signal.ts';

/**
 * A deadline or a threat presses the reader. It amplifies an ask and is none itself.
 *
 * ## Fires on
 *
 * ```
 * Subject: Bericht
 *
 * Reageer binnen 24 uur.
 * --
 * Subject: Message
 *
 * Sans réponse de votre part, votre compte sera clôturé.
 * --
 * Subject: Nachricht
 *
 * Andernfalls wird Ihr Konto endgültig gesperrt.
 * --
 * Subject: Teade
 *
 * Vastasel juhul suletakse teie konto.
 * --
 * Subject: Message
 *
 * Otherwise your account will be closed within 48 hours.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Subject: Message
 *
 * Take your time and let us know what you think.
 * --
 * Subject: Bericht
 *
 * De winkel is open van 9 tot 18 uur.
 * ```
 *
 * ## Known limits
 *
 * Genuine reminders and sales have deadlines too.
 */
export const urgency: Signal = {
  id: 'urgency',
  question: 'context',
  description: 'Presses the reader with a deadline or a threat',

  detect({ message }, { phrases }) {
    const [first] = phrases.hits(message).amplifiers;
    return first ? [{ where: first.where, evidence: first.evidence }] : [];
  },
};
