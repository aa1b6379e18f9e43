import { isWithin } from '../../brands/domain.ts';
import { type FieldMention, fieldMentions } from '../../brands/field-mentions.ts';
import { discussionListField } from '../../message/mailing-list.ts';
import { fieldValues, type Message } from '../../message/message.ts';
import type { Facts } from '../facts.ts';
import type { Signal } from '../signal.ts';

/** Lists are called after what they talk about: `alsa-devel-bounces@`. */
function isFromList(message: Message): boolean {
  return fieldValues(message, 'list-id').length > 0 || discussionListField(message) !== undefined;
}

/** The brand's own mail and a partner's is its own in every field. */
function mayName({ message, entitlements, sender }: Facts, { brand }: FieldMention): boolean {
  if (sender.brand === brand || (entitlements.get(brand.id) ?? 'none') !== 'none') return true;
  const domain = message.originator.author.addrSpec?.domain ?? '';
  return brand.partners.some((partner) => isWithin(domain, partner.domain));
}

/**
 * A field that readers do not see, but their mail programs do, names a brand that the sender may not speak for: the Sender
 * (some programs show "on behalf of"), the Return-Path, the Organization, the host of a Message-ID or List field.
 *
 * ## Fires on
 *
 * ```
 * Sender: Proximus Facturation <x81@mailing.example>
 * From: Facturation <info@mailing.example>
 * --
 * Return-Path: <proximus-facture@bulk.example>
 * From: Facturation <info@mailing.example>
 * --
 * Organization: Proximus SA
 * From: Facturation <info@mailing.example>
 * --
 * Message-ID: <1@proximus.be.klant-hulp.example>
 * From: Facturation <info@mailing.example>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Sender: Proximus <x81@proximus.be>
 * From: Proximus <facture@proximus.be>
 * --
 * Return-Path: <bounce-jan=proximus.be@bulk.example>
 * From: Jan Peeters <jan@lab.example>
 * --
 * Sender: Jan Peeters (Proximus) <jan@lab.example>
 * From: Jan Peeters <jan@lab.example>
 * --
 * Return-Path: <bounce@u1.sendgrid.net>
 * Message-ID: <1@mail.gmail.com>
 * From: Jan Peeters <jan@lab.example>
 * --
 * Organization: Friends of the United Kingdom
 * From: Jan Peeters <jan@lab.example>
 * ```
 *
 * ## Known limits
 *
 * Hosts that a brand owns say nothing here: mail goes through Google and Microsoft from everywhere. `borrowed-fields`
 * looks at those.
 */
export const claimInFields: Signal = {
  id: 'claim-in-fields',
  question: 'claim',
  description: 'A field of the header names a brand that the sender may not speak for',

  detect(facts, { brands }) {
    if (facts.sender.kind === 'relay' || isFromList(facts.message)) return [];
    return fieldMentions(facts.message, brands)
      .filter((mention) => !mayName(facts, mention))
      .slice(0, 1)
      .map(({ brand, evidence }) => ({ where: 'from.domain', evidence, brand: brand.id }));
  },
};
