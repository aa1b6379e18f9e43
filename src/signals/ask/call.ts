import type { TelephoneNumber } from '../../message/telephone/telephone-number.ts';
import type { Facts } from '../facts.ts';
import type { Observation, Signal } from '../signal.ts';
import { askSignal } from './ask-signal.ts';

/** Hours and years aside, two digits are the beginning of a number. */
const NUMBER = /\p{N}{2}/u;

const phrases = askSignal('call', ['call'], 'Asks to telephone');

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
 * --
 * Subject: Message
 * Content-Type: text/html
 *
 * <p>Your account is locked.</p><a href="tel:+12025550100">Call now</a>
 * --
 * From: Call +1 (202) 555-0100 <info@mailing.example>
 * Subject: Invoice
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
 * --
 * Subject: Bericht
 *
 * Met vriendelijke groeten
 * Jan Peeters, tel. 056 12 34 56
 * ```
 *
 * ## Known limits
 *
 * Every genuine footer asks to call. Whose number it is decides, and that is another signal's question.
 */
export const call: Signal = {
  ...phrases,

  detect(facts, knowledge) {
    const asked = phrases.detect(facts, knowledge);
    const numbers = facts.telephones.filter(({ purpose }) => purpose === 'call');
    const asks = [
      ...asked.map((ask) => withNumber(ask, facts)),
      ...numbers.filter(isNews(asked)).map(numberAsk),
    ];
    // Readers are shown the first words of a kind: those with a number say more.
    return asks.toSorted(
      (left, right) => Number(NUMBER.test(right.evidence)) - Number(NUMBER.test(left.evidence)),
    );
  },
};

/** Characters between the words that ask and the number that they mean. */
const REACH = 80;

/** "Bel ons onmiddellijk …" with the number that stands behind it, if one does. */
function withNumber(ask: Observation, { message, telephones }: Facts): Observation {
  if (ask.where !== 'body' || NUMBER.test(ask.evidence)) return ask;
  const start = message.text.indexOf(ask.evidence);
  const rest =
    start < 0 ? '' : (message.text.slice(start, start + ask.evidence.length + REACH).split('\n', 1)[0] ?? '');
  for (const { where, written } of telephones) {
    const at = where === 'body' ? rest.indexOf(written) : -1;
    if (at >= 0) return { ...ask, evidence: rest.slice(0, at + written.length) };
  }
  return ask;
}

/** A number that no phrase has quoted yet. */
function isNews(asked: readonly Observation[]): (number: TelephoneNumber) => boolean {
  return ({ where, written }) => !asked.some((ask) => ask.where === where && ask.evidence.includes(written));
}

function numberAsk({ where, quotation }: TelephoneNumber): Observation {
  return { where, evidence: quotation, ask: 'call' };
}
