import { organizationalDomain } from '../../brands/domain.ts';
import { isCarrier } from '../../brands/field-mentions.ts';
import { fieldHosts } from '../../message/field-hosts.ts';
import { discussionListField } from '../../message/mailing-list.ts';
import { fieldValues, type Message } from '../../message/message.ts';
import { signingDomains } from '../../message/signing-domains.ts';
import type { Signal } from '../signal.ts';

function isFromList(message: Message): boolean {
  return fieldValues(message, 'list-id').length > 0 || discussionListField(message) !== undefined;
}

/**
 * The author's domain is a brand's, and at least two of Message-ID, Sender, List fields and Return-Path are there and all
 * of one other domain; nothing is signed by the brand. Software that sends for a brand signs for it.
 *
 * ## Fires on
 *
 * ```
 * Message-ID: <1@mailing.example>
 * List-Unsubscribe: <mailto:out@mailing.example>
 * From: IKEA <news@ikea.com>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Message-ID: <1@mailing.example>
 * List-Unsubscribe: <mailto:out@mailing.example>
 * DKIM-Signature: v=1; a=rsa-sha256; d=news.ikea.com; s=a; h=from; bh=x; b=x
 * From: IKEA <news@ikea.com>
 * --
 * Message-ID: <1@mailing.example>
 * List-Unsubscribe: <mailto:out@ikea.com>
 * From: IKEA <news@ikea.com>
 * --
 * Message-ID: <1@mailing.example>
 * List-Unsubscribe: <mailto:out@mailing.example>
 * From: Jan Peeters <jan@lab.example>
 * --
 * Message-ID: <1@mail.gmail.com>
 * Return-Path: <jan@gmail.com>
 * From: IKEA <news@ikea.com>
 * ```
 *
 * ## Known limits
 *
 * A brand that lets a mailing service send without a signature of its own looks the same. Silent where a trusted mail
 * server authenticated the author, and on mailing lists.
 */
export const fieldsElsewhere: Signal = {
  id: 'fields-elsewhere',
  question: 'origin',
  description: 'The sending domain is that of a brand, and every other field is of one other domain',

  detect({ message, sender, authentication }, { brands }) {
    if (sender.kind !== 'brand' || !sender.brand || sender.authenticated) return [];
    if (authentication.dmarc !== 'none' || isFromList(message)) return [];
    const reversePath = message.originator.returnPath?.addrSpec?.domain;
    const hosts = [
      ...fieldHosts(message),
      ...(reversePath ? [{ field: 'Return-Path', host: reversePath }] : []),
    ];
    const domains = new Set(hosts.map(({ host }) => organizationalDomain(host)));
    const [first] = hosts;
    if (!first || domains.size !== 1 || new Set(hosts.map(({ field }) => field)).size < 2) return [];
    const own = [first.host, ...signingDomains(message)];
    if (own.some((domain) => organizationalDomain(domain) === sender.organizationalDomain)) return [];
    const owner = brands.ownerOf(first.host);
    if (owner && (owner === sender.brand || isCarrier(owner))) return [];
    return [{ where: 'from.domain', evidence: `${first.field}: ${first.host}`, brand: sender.brand.id }];
  },
};
