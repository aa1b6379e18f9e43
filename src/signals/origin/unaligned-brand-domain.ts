import { organizationalDomain } from '../../brands/domain.ts';
import { discussionListField } from '../../message/mailing-list.ts';
import { fieldValues, type Message } from '../../message/message.ts';
import { signingDomains } from '../../message/signing-domains.ts';
import type { Signal } from '../signal.ts';

function isFromList(message: Message): boolean {
  return fieldValues(message, 'list-id').length > 0 || discussionListField(message) !== undefined;
}

/**
 * The author's domain belongs to a brand, but the reverse-path is of another organizational domain, and no DKIM signature
 * of the brand's domain is there: DMARC cannot pass, whoever checks it (RFC 7489 §3.1). One brand phish in six forges the
 * domain of a real company this way.
 *
 * ## Fires on
 *
 * ```
 * Return-Path: <bounce@mailing.example>
 * From: PayPal <service@paypal.com>
 * --
 * Return-Path: <bounce@mailing.example>
 * DKIM-Signature: v=1; a=rsa-sha256; d=mailing.example; s=a; h=from; bh=x; b=x
 * From: IKEA <reply@telekom.de>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Return-Path: <bounce@mail.paypal.com>
 * From: PayPal <service@paypal.com>
 * --
 * Return-Path: <bounce@mailing.example>
 * DKIM-Signature: v=1; a=rsa-sha256; d=mail.paypal.com; s=a; h=from; bh=x; b=x
 * From: PayPal <service@paypal.com>
 * --
 * From: PayPal <service@paypal.com>
 * --
 * Return-Path: <bounce@mailing.example>
 * From: Jan Peeters <jan@lab.example>
 * ```
 *
 * ## Known limits
 *
 * Silent when nobody told the reverse-path, and at domains where the brand's customers have mailboxes. A mailing list that keeps the author's address and breaks the signature looks
 * the same, so mail of lists is left out.
 */
export const unalignedBrandDomain: Signal = {
  id: 'unaligned-brand-domain',
  question: 'origin',
  description: 'The sending domain is that of a brand, and nothing in the message was sent or signed by it',

  detect({ message, sender, authentication }) {
    const reversePath = message.originator.returnPath?.addrSpec?.domain;
    if (sender.kind !== 'brand' || sender.authenticated || reversePath === undefined) return [];
    if (authentication.dmarc !== 'none' || isFromList(message)) return [];
    const identities = [reversePath, ...signingDomains(message)];
    if (identities.some((domain) => organizationalDomain(domain) === sender.organizationalDomain)) return [];
    return [
      { where: 'from.domain', evidence: sender.domain, ...(sender.brand && { brand: sender.brand.id }) },
    ];
  },
};
