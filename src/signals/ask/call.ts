import type { Signal } from '../signal.ts';
import { askSignal } from './ask-signal.ts';

/**
 * The reader is to telephone: a number, or a hurry to call.
 *
 * ## Fires on
 *
 * ```
 * Subject: Bericht
 *
 * Bel onze klantenservice op 085 000 00 00.
 * --
 * Subject: Message
 *
 * Appelez immédiatement notre service client au 01 99 00 00 00.
 * --
 * Subject: Nachricht
 *
 * Rufen Sie uns umgehend unter 030 23125 000 an.
 * --
 * Subject: Teade
 *
 * Helistage kohe numbril +372 5555 0000.
 * --
 * Subject: Message
 *
 * If you did not make this purchase, call our support at +1 202 555 0100.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Subject: Message
 *
 * Order 0800 55512 was shipped.
 * --
 * Subject: Bericht
 *
 * Bel nooit een nummer uit een verdachte mail, bijvoorbeeld 085 000 00 00.
 * ```
 *
 * ## Known limits
 *
 * Every genuine footer asks to call. Whose number it is decides, and that is another signal's question.
 */
export const call: Signal = askSignal('call', ['call'], 'Asks to telephone');
