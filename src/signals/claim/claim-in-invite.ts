import type { Signal } from '../signal.ts';
import { mentionObservation, unentitledMentions } from './unentitled-mentions.ts';

/**
 * An invite to the reader's calendar speaks as a brand: its organiser is named so, or its summary or description
 * says "your PayPal account". The organiser's address is not the brand's, nor is the sender.
 *
 * ## Fires on
 *
 * ```
 * From: Agenda <agenda@mailing.example>
 * Content-Type: text/calendar; method=REQUEST
 *
 * BEGIN:VCALENDAR
 * BEGIN:VEVENT
 * ORGANIZER;CN=Service clientèle Proximus:mailto:info@mailing.example
 * SUMMARY:Visite d'un conseiller
 * END:VEVENT
 * END:VCALENDAR
 * --
 * From: Billing <billing@mailing.example>
 * Content-Type: text/calendar; method=REQUEST
 *
 * BEGIN:VCALENDAR
 * BEGIN:VEVENT
 * ORGANIZER;CN=Billing:mailto:billing@mailing.example
 * SUMMARY:Your PayPal account will be charged $499
 * END:VEVENT
 * END:VCALENDAR
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/calendar; method=REQUEST
 *
 * BEGIN:VCALENDAR
 * BEGIN:VEVENT
 * ORGANIZER;CN=Jan Peeters:mailto:jan@lab.example
 * SUMMARY:KPN monteur
 * DESCRIPTION:Join Zoom Meeting\nhttps://zoom.us/j/1
 * LOCATION:Microsoft Teams
 * END:VEVENT
 * END:VCALENDAR
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/calendar; method=REQUEST
 *
 * BEGIN:VCALENDAR
 * BEGIN:VEVENT
 * ORGANIZER;CN=Proximus:mailto:rendezvous@proximus.com
 * SUMMARY:Technicien
 * END:VEVENT
 * END:VCALENDAR
 * ```
 *
 * ## Known limits
 *
 * A summary that only names a brand claims nothing here, since people plan visits of technicians for each other; the
 * subject repeats it, and `claim-in-subject` reads that. Anybody can write a brand's address into an invite as its
 * organiser; a forwarded one looks the same, so that is left to the other signals.
 */
export const claimInInvite: Signal = {
  id: 'claim-in-invite',
  question: 'claim',
  description: 'An invite speaks as a brand that neither its organiser nor the sender may speak for',

  detect(facts) {
    return unentitledMentions(facts, 'invite').map(mentionObservation);
  },
};
