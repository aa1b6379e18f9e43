import { segmentLabel } from '../../brands/segmentation.ts';
import type { Signal } from '../signal.ts';

/**
 * The display-name consists of the words of a service desk or of the trade, without any name: "Kundenservice", "Order
 * Processing Team", "Billing Alert". It leaves the claim to the subject or the text.
 *
 * ## Fires on
 *
 * ```
 * From: Kundenservice <k77@mailing.example>
 * --
 * From: Billing Support Team <x@mailing.example>
 * --
 * From: Service client <x@mailing.example>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 * --
 * From: Proximus Klantendienst <service@proximus.be>
 * --
 * From: Bakkerij Janssens Service <service@bakkerij.example>
 * ```
 *
 * ## Known limits
 *
 * Small companies call their own mailbox so: it counts only beside a brand in the subject or text.
 */
export const deskName: Signal = {
  id: 'desk-name',
  question: 'claim',
  description: 'The display-name is a service desk without saying whose',

  detect({ message, sender }, { brands }) {
    const name = message.originator.author.displayName;
    if (name === '' || sender.kind === 'brand' || sender.kind === 'relay') return [];
    const kinds = name
      .split(/\s+/)
      .flatMap((word) => segmentLabel(brands.vocabulary, word).flat())
      .map(({ word }) => word.kind);
    const isDesk =
      kinds.some((kind) => kind === 'desk' || kind === 'trade') &&
      kinds.every((kind) => kind !== 'unknown' && kind !== 'name');
    return isDesk ? [{ where: 'from.display-name', evidence: name }] : [];
  },
};
