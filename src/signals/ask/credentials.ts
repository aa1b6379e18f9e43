import type { Signal } from '../signal.ts';
import { askSignal } from './ask-signal.ts';

/**
 * Something is asked for that no company asks for by mail: passwords, PINs and codes, card data, the seed
 * phrase of a wallet, personal data.
 *
 * ## Fires on
 *
 * ```
 * Subject: Bericht
 *
 * Bevestig uw pincode en uw kaartgegevens.
 * --
 * Subject: Message
 *
 * Veuillez saisir votre mot de passe et votre code PIN.
 * --
 * Subject: Nachricht
 *
 * Geben Sie Ihre PIN und Ihre Zugangsdaten ein.
 * --
 * Subject: Teade
 *
 * Palun sisestage PIN1 ja PIN2.
 * --
 * Subject: Message
 *
 * Please enter your card number and your PIN.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Subject: Message
 *
 * We will never ask you to enter your PIN.
 * --
 * Subject: Bericht
 *
 * Wij vragen nooit om uw pincode in te voeren.
 * --
 * Subject: Message
 *
 * Nous ne vous demanderons jamais de communiquer votre code PIN.
 * --
 * Subject: Nachricht
 *
 * Geben Sie Ihre PIN niemals weiter.
 * --
 * Subject: Teade
 *
 * Pank ei küsi kunagi teie PIN-koode.
 * ```
 *
 * ## Known limits
 *
 * "Confirm your identity" on a page behind a link is `login`; what that page asks for is not read.
 */
export const credentials: Signal = askSignal(
  'credentials',
  ['credentials', 'pin', 'card', 'personal-data'],
  'Asks for passwords, PINs, card data or personal data',
);
