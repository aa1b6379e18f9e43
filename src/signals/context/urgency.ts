import type { Signal } from '../signal.ts';

/**
 * A deadline or a threat presses the reader to do what the message asks. It amplifies an ask and is none itself:
 * in a message that asks for nothing it says nothing.
 *
 * ## Fires on
 *
 * ```
 * Subject: Bericht
 *
 * Bevestig uw gegevens binnen 24 uur.
 * --
 * Subject: Message
 *
 * Confirmez votre compte. Sans réponse de votre part, il sera clôturé.
 * --
 * Subject: Nachricht
 *
 * Bitte bestätigen Sie Ihr Konto. Andernfalls wird es endgültig gesperrt.
 * --
 * Subject: Teade
 *
 * Kinnitage oma konto. Vastasel juhul suletakse see.
 * --
 * Subject: Message
 *
 * Please verify your account. Otherwise it will be closed within 48 hours.
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
 * --
 * Subject: Sale
 *
 * Everything in the garden centre is half price until 8 May.
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

  detect({ message, attachments }, { phrases }) {
    const { asks, amplifiers } = phrases.hits(message);
    const [first] = amplifiers;
    if (!first) return [];
    const asked = asks.length > 0 || attachments.some((each) => phrases.hitsWithin(each).asks.length > 0);
    return asked ? [{ where: first.where, evidence: first.evidence }] : [];
  },
};
