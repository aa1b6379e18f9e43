import type { Signal } from '../signal.ts';
import { askSignal } from './ask-signal.ts';

/**
 * Money is said to wait for the reader.
 *
 * ## Fires on
 *
 * ```
 * Subject: Bericht
 *
 * U heeft recht op een terugbetaling van € 284,50.
 * --
 * Subject: Message
 *
 * Vous avez droit à un remboursement de 284,50 €.
 * --
 * Subject: Nachricht
 *
 * Sie haben Anspruch auf eine Rückerstattung von 284,50 €.
 * --
 * Subject: Teade
 *
 * Teil on õigus tagasimaksele summas 284,50 eurot.
 * --
 * Subject: Message
 *
 * You are eligible to receive a tax refund of £284.50.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Subject: Message
 *
 * Our refund policy has changed.
 * --
 * Subject: Nachricht
 *
 * Sie können den Artikel binnen 14 Tagen zurücksenden.
 * ```
 *
 * ## Known limits
 *
 * A shop that really refunds writes the same words.
 */
export const refund: Signal = askSignal('refund', ['refund'], 'Offers a refund');
