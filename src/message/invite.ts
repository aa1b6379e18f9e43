import type { Mailbox } from './mailbox.ts';

/** A reminder within an invite (RFC 5545 §3.6.6 VALARM), which a calendar shows long after the message is gone. */
export interface InviteAlarm {
  /** Upper case: `DISPLAY`, `AUDIO`, `EMAIL`; empty when there is none. */
  readonly action: string;
  /** When it rings: a duration from the start (`-PT15M`) or a point in time (`2026-02-08T14:00:00Z`). */
  readonly trigger: string;
  /** What the calendar shows or mails: summary and description, on one line each. */
  readonly text: string;
}

/**
 * One event or task of a calendar (RFC 5545) that came with the message: as the `text/calendar` part that makes a mail
 * client show buttons, or as an attached `.ics` file. Texts are decoded, unescaped and trimmed; whatever is missing
 * is empty.
 */
export interface Invite {
  /** `VEVENT` or `VTODO` … */
  readonly component: string;
  /** Path of the body part, as in `Message.parts`. */
  readonly part: string;
  /** Upper case (RFC 5546 §1.4): `REQUEST`, `PUBLISH`, `CANCEL`, `REPLY` … */
  readonly method: string;
  /** The program that made it: `-//Google Inc//Google Calendar 70.9054//EN`. */
  readonly product: string;
  /** CN and address of the ORGANIZER; the address may be missing or no `mailto:`. */
  readonly organizer?: Mailbox;
  readonly attendees: readonly Mailbox[];
  readonly summary: string;
  /** Plain text; several lines are parted by `\n`, HTML is read as a mail client shows it. */
  readonly description: string;
  readonly location: string;
  /** ISO 8601: `2026-02-08T15:00:00`, with a `Z` in UTC, or a date alone for a whole day. */
  readonly start: string;
  readonly end: string;
  /** Name of the start's time zone as the calendar has it: `Europe/Brussels`. */
  readonly timeZone: string;
  readonly url: string;
  readonly alarms: readonly InviteAlarm[];
}
