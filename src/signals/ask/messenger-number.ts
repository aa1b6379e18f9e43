import type { Signal } from '../signal.ts';

/**
 * The reader is to go on talking on a messenger: a `wa.me` or SMS link, or a number beside the name of a messenger.
 *
 * ## Fires on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/html
 *
 * <a href="https://wa.me/32470123456">Chat</a>
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/html
 *
 * <a href="https://api.whatsapp.com/send?phone=32470123456&amp;text=Hallo">Chat</a>
 * --
 * From: Jan Peeters <jan@lab.example>
 *
 * WhatsApp: +32 470 12 34 56
 * --
 * From: Jan Peeters <jan@lab.example>
 *
 * Antwoord op +32 470 12 34 56 (WhatsApp)
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 *
 * Tel. +32 470 12 34 56
 * --
 * From: Shop <info@lab.example>
 * Content-Type: text/html
 *
 * <a href="https://wa.me/?text=https%3A%2F%2Flab.example%2F">Share</a>
 * --
 * From: Shop <info@lab.example>
 * Content-Type: text/html
 *
 * <a href="https://api.whatsapp.com/send?text=https%3A%2F%2Flab.example%2F">Share</a>
 * ```
 *
 * ## Known limits
 *
 * Shops and doctors offer WhatsApp as well: whose number it is decides, and that is another signal's question.
 */
export const messengerNumber: Signal = {
  id: 'messenger-number',
  question: 'ask',
  description: 'A number on a messenger to go on talking',

  detect({ telephones }) {
    const [first] = telephones.filter(({ purpose }) => purpose === 'message');
    return first ? [{ where: first.where, evidence: first.quotation, ask: 'move-channel' }] : [];
  },
};
