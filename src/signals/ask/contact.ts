import type { Signal } from '../signal.ts';
import { askSignal } from './ask-signal.ts';

/**
 * The reader is to answer, or to go on talking where no mail filter listens.
 *
 * ## Fires on
 *
 * ```
 * Subject: Bericht
 *
 * Stuur ons een bericht via WhatsApp.
 * --
 * Subject: Message
 *
 * Contactez-moi sur WhatsApp.
 * --
 * Subject: Nachricht
 *
 * Schreiben Sie mir auf WhatsApp.
 * --
 * Subject: Teade
 *
 * Kirjutage mulle WhatsAppis.
 * --
 * Subject: Message
 *
 * Please contact me on WhatsApp.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Subject: Message
 *
 * Please do not reply to this email.
 * --
 * Subject: Bericht
 *
 * Gelieve niet op deze mail te antwoorden.
 * --
 * Subject: Nachricht
 *
 * Bitte antworten Sie nicht auf diese E-Mail.
 * ```
 *
 * ## Known limits
 *
 * People ask each other to answer all day: `reply` weighs nothing alone.
 */
export const contact: Signal = askSignal(
  'contact',
  ['reply', 'move-channel'],
  'Asks to answer or to move to a messenger',
);
