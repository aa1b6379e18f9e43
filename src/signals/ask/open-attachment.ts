import type { Signal } from '../signal.ts';
import { askSignal } from './ask-signal.ts';

/**
 * The reader is to open an attachment.
 *
 * ## Fires on
 *
 * ```
 * Subject: Factuur
 *
 * Open de bijlage om uw factuur te bekijken.
 * --
 * Subject: Facture
 *
 * Veuillez ouvrir la pièce jointe.
 * --
 * Subject: Rechnung
 *
 * Bitte öffnen Sie den Anhang.
 * --
 * Subject: Arve
 *
 * Palun avage manus.
 * --
 * Subject: Invoice
 *
 * Please open the attached document.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Subject: House
 *
 * I am very attached to this old house.
 * --
 * Subject: Wandelen
 *
 * De bijlagen van het verslag volgen later.
 * ```
 *
 * ## Known limits
 *
 * Half of all business mail has something enclosed: this is a fact, not a suspicion.
 */
export const openAttachment: Signal = askSignal(
  'open-attachment',
  ['open-attachment'],
  'Asks to open an attachment',
);
