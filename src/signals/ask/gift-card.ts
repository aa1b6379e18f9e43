import type { Signal } from '../signal.ts';
import { askSignal } from './ask-signal.ts';

/**
 * The reader is to buy gift cards, to pay with them or to send their codes.
 *
 * ## Fires on
 *
 * ```
 * Subject: Bericht
 *
 * Kun je vijf cadeaukaarten kopen en mij de codes mailen?
 * --
 * Subject: Message
 *
 * Peux-tu acheter cinq cartes Google Play et m'envoyer les codes ?
 * --
 * Subject: Nachricht
 *
 * Kannst du fünf Geschenkkarten kaufen und mir die Codes schicken?
 * --
 * Subject: Teade
 *
 * Kas saaksid osta viis kinkekaarti ja saata mulle koodid?
 * --
 * Subject: Message
 *
 * Can you buy five Steam gift cards and send me the codes?
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Subject: Message
 *
 * Looking for a present? Our gift cards are always right.
 * --
 * Subject: Message
 *
 * Offrez une carte-cadeau pour la fête des mères.
 * ```
 *
 * ## Known limits
 *
 * "Pay with your gift card" in a shop's own mail is the same ask in good faith.
 */
export const giftCard: Signal = askSignal(
  'gift-card',
  ['gift-card'],
  'Asks to buy gift cards or to send their codes',
);
