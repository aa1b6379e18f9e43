import type { Signal } from '../signal.ts';
import { mentionObservation, unentitledMentions } from './unentitled-mentions.ts';

/**
 * The foot of the message names a brand as the company that writes: who has the rights, the entry in a register, or
 * "because you are a customer of …".
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 *
 * Votre facture est prête.
 * Merci de la régler avant le 12 mars.
 *
 * © 2026 Proximus. Tous droits réservés.
 * --
 * From: Info <info@mailing.example>
 *
 * Uw factuur staat klaar.
 *
 * Proximus NV van publiek recht, Koning Albert II-laan 27, BTW BE 0123.456.789, RPR Brussel
 * --
 * From: Info <info@mailing.example>
 *
 * Uw factuur staat klaar.
 *
 * U ontvangt deze mail omdat u klant bent bij Proximus.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <noreply@proximus.be>
 *
 * Votre facture est prête.
 *
 * © 2026 Proximus. Tous droits réservés.
 * --
 * From: Info <info@mailing.example>
 *
 * Download our app.
 *
 * © 2026 Example Ltd. Google Play is a trademark of Google LLC.
 * --
 * From: Info <info@mailing.example>
 *
 * Nos offres du mois.
 *
 * Revendeur agréé Proximus, TVA BE 0123.456.789, RPM Liège
 * --
 * From: Info <info@mailing.example>
 *
 * Les nouvelles.
 *
 * Photo : © 2026 Disney
 * ```
 *
 * ## Known limits
 *
 * A brand that mails from a domain which its record does not have looks the same: add the domain to the record. The
 * signal is silent beside the name of a company that the sender may speak for.
 */
export const claimInImprint: Signal = {
  id: 'claim-in-imprint',
  question: 'claim',
  description: 'The foot of the message names a brand as the company that writes',

  detect(facts) {
    return unentitledMentions(facts, 'signature')
      .filter(({ imprint }) => imprint)
      .slice(0, 1)
      .map(mentionObservation);
  },
};
