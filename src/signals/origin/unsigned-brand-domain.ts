import { organizationalDomain } from '../../brands/domain.ts';
import { discussionListField } from '../../message/mailing-list.ts';
import { fieldValues, type Message } from '../../message/message.ts';
import { signingDomains } from '../../message/signing-domains.ts';
import type { Signal } from '../signal.ts';

/** Fields of mail servers that know what a signature is; without one a missing signature says nothing. */
const MODERN_FIELDS: ReadonlySet<string> = new Set([
  'arc-seal',
  'authentication-results',
  'dkim-signature',
  'received-spf',
]);

function isModern({ header }: Message): boolean {
  return header.some(({ key }) => MODERN_FIELDS.has(key));
}

/**
 * The author's domain belongs to a brand, the message went through mail servers that know DKIM (RFC
 * 6376), and there is no signature of the brand's domain. Brands sign what they send to customers.
 *
 * ## Fires on
 *
 * ```
 * Return-Path: <bounce@paypal.com>
 * Received: from x.example by mx.example; Mon, 2 Nov 2026 10:00:00 +0100
 * Received-SPF: pass (mx.example)
 * From: PayPal <service@paypal.com>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Return-Path: <bounce@paypal.com>
 * Received: from x.example by mx.example; Mon, 2 Nov 2026 10:00:00 +0100
 * DKIM-Signature: v=1; a=rsa-sha256; d=paypal.com; s=a; h=from; bh=x; b=x
 * From: PayPal <service@paypal.com>
 * --
 * From: PayPal <service@paypal.com>
 * --
 * Return-Path: <bounce@lab.example>
 * Received: from x.example by mx.example; Mon, 2 Nov 2026 10:00:00 +0100
 * From: Jan Peeters <jan@lab.example>
 * ```
 *
 * ## Known limits
 *
 * Mail of small offices of large companies is unsigned: the signal needs an ask beside it. Silent when a
 * trusted mail server has looked, since it knows better.
 */
export const unsignedBrandDomain: Signal = {
  id: 'unsigned-brand-domain',
  question: 'origin',
  description: 'The sending domain is that of a brand, and the brand did not sign the message',

  detect({ message, sender, authentication }) {
    if (sender.kind !== 'brand' || !sender.brand || authentication.authority !== undefined) return [];
    const travelled =
      message.originator.returnPath !== undefined && fieldValues(message, 'received').length > 0;
    if (!travelled || !isModern(message) || discussionListField(message) !== undefined) return [];
    const signed = signingDomains(message).some(
      (domain) => organizationalDomain(domain) === sender.organizationalDomain,
    );
    return signed ? [] : [{ where: 'from.domain', evidence: sender.domain, brand: sender.brand.id }];
  },
};
