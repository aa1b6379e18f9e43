import type { BrandDirectory } from '../../brands/brand-directory.ts';
import { isListed, organizationalDomain } from '../../brands/domain.ts';
import { isCarrier } from '../../brands/field-mentions.ts';
import { type FieldHost, fieldHosts } from '../../message/field-hosts.ts';
import { discussionListField } from '../../message/mailing-list.ts';
import { signingDomains } from '../../message/signing-domains.ts';
import type { Facts } from '../facts.ts';
import type { Signal } from '../signal.ts';

/** Organizational domains that took part in sending: author, reverse-path, signatures. */
function takingPart({ message, sender, authentication }: Facts): ReadonlySet<string> {
  const reversePath = message.originator.returnPath?.addrSpec?.domain ?? '';
  const domains = [reversePath, ...signingDomains(message), ...authentication.dkimDomains];
  return new Set([sender.organizationalDomain, ...domains.map(organizationalDomain)]);
}

/** The brand of a host that is neither the author's nor one through which everybody's mail goes. */
function ownerElsewhere(
  { host }: FieldHost,
  { sender }: Facts,
  directory: BrandDirectory,
): string | undefined {
  const owner = directory.ownerOf(host);
  if (!owner || owner === sender.brand || isCarrier(owner)) return undefined;
  return isListed(host, directory.senderLists.relays) ? undefined : owner.id;
}

/**
 * The Sender, Message-ID or List-Unsubscribe field is of the domain of a brand that neither wrote, carried nor signed the
 * message: the header was copied from a genuine newsletter, to look like one to filters.
 *
 * ## Fires on
 *
 * ```
 * Return-Path: <x81@bulk.example>
 * Sender: FedEx <news@fedex.com>
 * From: FedEx <info@mailing.example>
 * --
 * Return-Path: <x81@bulk.example>
 * List-Unsubscribe: <https://www.ikea.com/unsubscribe?u=1>
 * From: Gewinnspiel <info@mailing.example>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Return-Path: <bounce@ikea.com>
 * List-Unsubscribe: <https://www.ikea.com/unsubscribe?u=1>
 * From: IKEA <news@ikea.com>
 * --
 * Return-Path: <bounce@news.ikea.com>
 * Sender: IKEA <news@ikea.com>
 * From: Jan Peeters <jan@lab.example>
 * --
 * Message-ID: <1@mail.gmail.com>
 * From: Jan Peeters <jan@lab.example>
 * ```
 *
 * ## Known limits
 *
 * Brands of one company that mail from each other's domains look the same until both domains stand in the record.
 */
export const borrowedFields: Signal = {
  id: 'borrowed-fields',
  question: 'origin',
  description: 'A field of the header is of a brand that had no part in the message',

  detect(facts, { brands }) {
    const { message, sender } = facts;
    if (sender.kind === 'relay' || discussionListField(message) !== undefined) return [];
    const present = takingPart(facts);
    for (const fieldHost of fieldHosts(message)) {
      if (present.has(organizationalDomain(fieldHost.host))) continue;
      const brand = ownerElsewhere(fieldHost, facts, brands);
      if (brand) return [{ where: 'from.domain', evidence: `${fieldHost.field}: ${fieldHost.host}`, brand }];
    }
    return [];
  },
};
