import type { Signal } from '../signal.ts';
import { askSignal } from './ask-signal.ts';

/**
 * The reader is to scan a QR code: a way around everything that reads links.
 *
 * ## Fires on
 *
 * ```
 * Subject: Bericht
 *
 * Scan de QR-code met uw telefoon.
 * --
 * Subject: Message
 *
 * Veuillez scanner le code QR avec votre téléphone.
 * --
 * Subject: Nachricht
 *
 * Scannen Sie den QR-Code mit Ihrem Handy.
 * --
 * Subject: Teade
 *
 * Skannige oma telefoniga QR-kood.
 * --
 * Subject: Message
 *
 * Scan the QR code with your phone.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Subject: Deur
 *
 * De code van de voordeur is gewijzigd.
 * --
 * Subject: Scanner
 *
 * The scanner on the second floor is out of order.
 * ```
 *
 * ## Known limits
 *
 * Tickets and payment terminals ask for it too. Where the code leads is not read here.
 */
export const scanCode: Signal = askSignal('scan-code', ['scan-code'], 'Asks to scan a QR code');
