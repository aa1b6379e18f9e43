import type { Signal } from '../signal.ts';
import { askSignal } from './ask-signal.ts';

/**
 * An order, a purchase or a delivery is said to need the reader: a problem, a confirmation, a cancellation.
 *
 * ## Fires on
 *
 * ```
 * Subject: Bericht
 *
 * Er is een probleem met uw bestelling.
 * --
 * Subject: Message
 *
 * Il y a un problème avec votre commande.
 * --
 * Subject: Nachricht
 *
 * Es gibt ein Problem mit Ihrer Bestellung.
 * --
 * Subject: Teade
 *
 * Teie tellimusega tekkis probleem.
 * --
 * Subject: Message
 *
 * There is a problem with your order.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Subject: Bericht
 *
 * Bedankt voor uw bestelling, ze is onderweg.
 * --
 * Subject: Message
 *
 * Thank you for your order. It was shipped today.
 * --
 * Subject: Nachricht
 *
 * Ihre Sendung wurde zugestellt.
 * ```
 *
 * ## Known limits
 *
 * Shops do have problems with orders.
 */
export const order: Signal = askSignal(
  'order',
  ['confirm-order'],
  'Asks to confirm, cancel or rescue an order',
);
