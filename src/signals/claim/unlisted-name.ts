import { mainLabel, organizationalDomain } from '../../brands/domain.ts';
import { foldedString } from '../../brands/fold.ts';
import {
  bearsName,
  type OrganisationName,
  organisationName,
  speaksOfItself,
} from '../../brands/organisation-name.ts';
import { squeezed, type Vocabulary } from '../../brands/vocabulary.ts';
import { discussionListField } from '../../message/mailing-list.ts';
import { fieldValues, type Message } from '../../message/message.ts';
import { signingDomains } from '../../message/signing-domains.ts';
import type { Facts } from '../facts.ts';
import type { Signal } from '../signal.ts';
import { isEntitled } from './unentitled-mentions.ts';

/**
 * The sender presents itself as an organisation, by a desk word beside the name ("Musterbau Support", "your Musterbau
 * account") or by the name in the subject, and neither the addresses nor the signatures nor the links of the message
 * bear that name. Companies write from a domain that bears their name, or link to it; nobody needs to have listed them
 * to see that.
 *
 * ## Fires on
 *
 * ```
 * From: Musterbau Support <info@meadow.example>
 * Content-Type: text/html
 *
 * <p>Your account was suspended.</p><a href="https://x1.mailing.example/a">Log in</a>
 * --
 * From: Musterbau <info@meadow.example>
 * Subject: Your Musterbau wallet is blocked
 * Content-Type: text/html
 *
 * <p>Your account was suspended.</p><a href="https://x1.mailing.example/a">Log in</a>
 * --
 * From: Customer Care <info@meadow.example>
 * Content-Type: text/html
 *
 * <p>Your account was suspended.</p><a href="https://x1.mailing.example/a">Log in</a>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Musterbau Support <info@musterbau.example>
 *
 * Hello
 * --
 * From: Kreditbank Musterstadt Support <info@kbms.example>
 *
 * Hello
 * --
 * From: Musterbau Support <news@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.musterbau.example/">our shop</a>
 * --
 * From: Tax Portal Support <noreply@agency.example>
 * Content-Type: text/html
 *
 * <a href="https://portal.agency.example/">Log in</a>
 * --
 * From: Bakkerij Janssens Support <bakkerij.janssens@gmail.com>
 *
 * Hallo
 * --
 * From: IT Service Desk <it@musterbau.example>
 * To: Jan <jan@musterbau.example>
 * Content-Type: text/html
 *
 * <a href="https://tool.mailing.example/">Log in to install the program</a>
 * --
 * From: Olivia <olivia@school.example>
 * Subject: Help Olivia win
 *
 * Hello
 * --
 * From: Customer Care <care@musterbau.example>
 * Content-Type: text/html
 *
 * <a href="https://my.musterbau.example/">Log in</a>
 * --
 * From: Customer Care <care@musterbau.example>
 *
 * Please answer this mail.
 * --
 * From: Jan Peeters <jp@lab.example>
 * Subject: Tomorrow
 *
 * See you there.
 * ```
 *
 * ## Known limits
 *
 * Companies with a product name, a parent's domain and a platform's tracking links look the same: it counts only beside
 * an ask or another contradiction, and never proves an impersonation.
 */
export const unlistedName: Signal = {
  id: 'unlisted-name',
  question: 'claim',
  description: 'The sender presents itself under a name that nothing in its addresses and links bears',

  detect(facts, { brands }) {
    const { message, sender } = facts;
    if (sender.kind !== 'stranger' && sender.kind !== 'mailbox-provider') return [];
    const named = facts.mentions.filter(({ where }) => where === 'from.display-name');
    if (named.some((mention) => !mention.ambiguous || isEntitled(facts, mention))) return [];
    const { displayName } = message.originator.author;
    const name = organisationName(displayName, brands.vocabulary);
    if (
      !presentsOrganisation(name, message, brands.vocabulary) ||
      isBorne(name, facts) ||
      leadsHome(name, facts)
    )
      return [];
    return [{ where: 'from.display-name', evidence: displayName }];
  },
};

/** People answer each other under names, too; a desk does so under its own. */
function presentsOrganisation(name: OrganisationName, message: Message, vocabulary: Vocabulary): boolean {
  if (discussionListField(message) !== undefined || isColleague(message)) return false;
  if (name.ownWords.length === 0) return name.deskWord && hasWebLink(message);
  if (name.deskWord) return true;
  if (fieldValues(message, 'references').length + fieldValues(message, 'in-reply-to').length > 0)
    return false;
  return isInSubject(name, message) || speaksOfItself(name, message, vocabulary);
}

/** People have mailboxes of their name: "Olivia" writes from `olivia@` about helping Olivia. */
function isInSubject(name: OrganisationName, { originator, subject }: Message): boolean {
  const localPart = originator.author.addrSpec?.localPart ?? '';
  if (localPart !== '' && bearsName(localPart, name)) return false;
  const letters = squeezed(foldedString(subject, 'confusable'));
  return name.ownWords.some((word) => letters.includes(word));
}

/** A desk that does not say whose it is shows it by where its links lead. */
function hasWebLink({ links }: Message): boolean {
  return links.some(({ host }) => host !== undefined);
}

/** "IT service desk" of the reader's own organisation, and everybody else there. */
function isColleague({ originator, recipients }: Message): boolean {
  const own = organizationalDomain(originator.author.addrSpec?.domain ?? '');
  return recipients.some(({ addrSpec }) => organizationalDomain(addrSpec?.domain ?? '') === own);
}

/** The name stands in an address, a reverse-path or a signature of the sender. */
function isBorne(name: OrganisationName, { message, sender }: Facts): boolean {
  const { author, returnPath } = message.originator;
  const domains = [sender.domain, returnPath?.addrSpec?.domain ?? '', ...signingDomains(message)];
  // At a mailbox provider only the local part can bear a name.
  const localPart = sender.kind === 'mailbox-provider' ? [author.addrSpec?.localPart ?? ''] : [];
  return [...domains, ...localPart].some((part) => part !== '' && bearsName(part, name));
}

/** A link to the sender's own organisation, or to a domain that is called like the name. */
function leadsHome({ ownWords }: OrganisationName, { message, sender }: Facts): boolean {
  const called = new Set([...ownWords, ownWords.join('')]);
  return message.links.some(
    ({ host }) =>
      host !== undefined &&
      (organizationalDomain(host) === sender.organizationalDomain ||
        called.has(squeezed(foldedString(mainLabel(host), 'confusable')))),
  );
}
