import type { Mailbox } from '../../message/mailbox.ts';
import { fieldValues } from '../../message/message.ts';
import type { Signal } from '../signal.ts';

/** Mail to many is no mail to one. */
const RECIPIENTS_READ = 3;

/** Shorter local parts are words and first names. */
const SHORTEST_LOCAL_PART = 6;

const ROLE =
  /^(?:info|sales|support|contact|office|admin|service|webmaster|postmaster|hello|team|mail|noreply)/;

function isNamedIn(subject: string, { addrSpec }: Mailbox): boolean {
  if (!addrSpec) return false;
  const localPart = addrSpec.localPart.toLowerCase();
  if (subject.includes(`${localPart}@${addrSpec.domain}`)) return true;
  if (localPart.length < SHORTEST_LOCAL_PART || ROLE.test(localPart)) return false;
  return subject.split(/[\s,;:!?()"]+/).includes(localPart);
}

/**
 * The subject contains the recipient's e-mail address or local part: bulk software fills in the one thing it knows about
 * the reader.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * To: <patrick77@example.org>
 * Subject: patrick77@example.org, you have (1) package waiting
 * --
 * From: Info <info@mailing.example>
 * To: <patrick77@example.org>
 * Subject: Patrick77 , urgent: account verification required
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 * To: <patrick77@example.org>
 * Subject: Your order
 * --
 * From: Info <info@mailing.example>
 * To: <info@example.org>
 * Subject: Info about our new shop
 * --
 * From: Jan Peeters <jan@lab.example>
 * To: <usrp-users@lists.example>
 * Subject: Re: [usrp-users] noise figure
 * ```
 *
 * ## Known limits
 *
 * Ticket systems and mailing lists name an address in the subject too; role addresses and lists are left out.
 */
export const recipientInSubject: Signal = {
  id: 'recipient-in-subject',
  question: 'context',
  description: 'The subject addresses the reader by the e-mail address or its local part',

  detect({ message }) {
    if (fieldValues(message, 'list-id').length > 0) return [];
    const subject = message.subject.toLowerCase();
    const found = message.recipients
      .slice(0, RECIPIENTS_READ)
      .some((recipient) => isNamedIn(subject, recipient));
    return found ? [{ where: 'subject', evidence: message.subject }] : [];
  },
};
