import type { Signal } from '../signal.ts';
import { askSignal } from './ask-signal.ts';

/**
 * The reader is to pay: a bill, a small fee for a parcel, a subscription, or a payment to be released.
 *
 * ## Fires on
 *
 * ```
 * Subject: Bericht
 *
 * Betaal de invoerkosten van € 1,99 om uw pakket te ontvangen.
 * --
 * Subject: Message
 *
 * Votre colis est retenu : réglez les frais de douane de 2,99 €.
 * --
 * Subject: Nachricht
 *
 * Bitte zahlen Sie die Zollgebühren in Höhe von 2,99 €.
 * --
 * Subject: Teade
 *
 * Teie paki kättesaamiseks tasuge saatekulu 1,99 eurot.
 * --
 * Subject: Message
 *
 * Please pay the customs fee of £1.99 to receive your parcel.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Subject: Bericht
 *
 * Uw bestelling is onderweg. Verzendkosten: € 4,95.
 * --
 * Subject: Message
 *
 * Frais de livraison : 4,95 €. Merci pour votre commande.
 * --
 * Subject: Nachricht
 *
 * Die Versandkosten betragen 4,95 €.
 * ```
 *
 * ## Known limits
 *
 * Genuine invoices ask to pay as well; `fee` is the kind that hardly any of them uses.
 */
export const payment: Signal = askSignal(
  'payment',
  ['pay', 'fee', 'release-payment'],
  'Asks to pay, to pay a fee or to release a payment',
);
