import type { Signal } from '../signal.ts';
import { askSignal } from './ask-signal.ts';

/**
 * A prize, a present for a survey, an inheritance or an airdrop is to be claimed.
 *
 * ## Fires on
 *
 * ```
 * Subject: Bericht
 *
 * Gefeliciteerd, u bent uitgekozen! Claim uw cadeau.
 * --
 * Subject: Message
 *
 * Vous avez été sélectionné pour recevoir un iPhone.
 * --
 * Subject: Nachricht
 *
 * Sie haben gewonnen! Fordern Sie jetzt Ihren Gewinn an.
 * --
 * Subject: Teade
 *
 * Olete välja valitud võitjaks! Auhinna kättesaamiseks vastake küsimustele.
 * --
 * Subject: Message
 *
 * You have been selected to receive a free gift. Claim your reward today.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Subject: Message
 *
 * The prize was awarded to three physicists.
 * --
 * Subject: Bericht
 *
 * Geef een cadeau dat altijd past.
 * ```
 *
 * ## Known limits
 *
 * Loyalty programmes write "claim your reward" and mean it.
 */
export const prize: Signal = askSignal('prize', ['claim-prize'], 'Asks to claim a prize, a gift or a reward');
