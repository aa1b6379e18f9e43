import type { Signal } from '../signal.ts';
import { askSignal } from './ask-signal.ts';

/**
 * The reader is to log in or to verify an account: blocked, suspicious, out of storage, password expiring.
 *
 * ## Fires on
 *
 * ```
 * Subject: Bericht
 *
 * Uw rekening is geblokkeerd.
 * --
 * Subject: Message
 *
 * Votre compte a été suspendu, connectez-vous à votre espace client.
 * --
 * Subject: Nachricht
 *
 * Ihr Konto wurde gesperrt. Bitte verifizieren Sie Ihr Konto.
 * --
 * Subject: Teade
 *
 * Teie konto on blokeeritud, logige sisse.
 * --
 * Subject: Message
 *
 * Your account has been suspended. Please verify your account.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Subject: Message
 *
 * Minutes of the board meeting are on the intranet.
 * --
 * Subject: Message
 *
 * Votre compte rendu de la réunion est en ligne.
 * ```
 *
 * ## Known limits
 *
 * Every genuine account notice says the same; it weighs little without a claim that is contradicted.
 */
export const login: Signal = askSignal('login', ['login'], 'Asks to log in or to verify an account');
