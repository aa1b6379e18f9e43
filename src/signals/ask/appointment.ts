import type { Signal } from '../signal.ts';
import { askSignal } from './ask-signal.ts';

/**
 * Somebody announces a visit at the reader's home, or confirms an appointment that was never made.
 *
 * ## Fires on
 *
 * ```
 * Subject: Message
 *
 * Un conseiller se présentera chez vous le 8 février à 15h.
 * --
 * Subject: Bericht
 *
 * Onze adviseur komt op 8 februari om 15 uur bij u langs.
 * --
 * Subject: Nachricht
 *
 * Unser Berater kommt am 8. Februar um 15 Uhr bei Ihnen vorbei.
 * --
 * Subject: Teade
 *
 * Meie konsultant tuleb teie juurde 8. veebruaril kell 15.
 * --
 * Subject: Message
 *
 * Our adviser will visit you at home on 8 February at 3 pm.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Subject: Message
 *
 * La réunion du 8 février à 15h se tiendra en visioconférence.
 * --
 * Subject: Bericht
 *
 * Uw pakket wordt vandaag bezorgd tussen 15 en 17 uur.
 * --
 * Subject: Message
 *
 * Come and visit our shop in Ghent.
 * ```
 *
 * ## Known limits
 *
 * A dentist's reminder is an appointment too: the ask is true, only no brand's claim contradicts it. Of
 * an invite the words are read and the day; an invite that only says "Meeting" asks for no visit.
 */
export const appointment: Signal = askSignal(
  'appointment',
  ['appointment'],
  'Announces a visit at home or confirms an appointment',
);
