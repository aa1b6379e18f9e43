import type { BrandMention } from '../../brands/brand-mention.ts';
import type { Facts } from '../facts.ts';
import type { Observation, Signal } from '../signal.ts';
import { isEntitled, isOpposed, mentionObservation } from './unentitled-mentions.ts';

const DESKS: ReadonlySet<string> = new Set([
  'from.display-name',
  'from.local-part',
  'from.domain',
  'signature',
]);

/**
 * The name of a brand stands beside a service-desk word in the display-name, local part, domain or signature:
 * "Service clientèle Proximus", `klantenservice-kpn`. A company writes so about its own desk.
 *
 * ## Fires on
 *
 * ```
 * From: Service clientèle Proximus <info@mailing.example>
 * --
 * From: <klantenservice-kpn@mailing.example>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Service clientèle Proximus <service@proximus.be>
 * --
 * From: Proximus <info@mailing.example>
 * --
 * From: Klantenservice <klantenservice@bakkerij.example>
 * ```
 *
 * ## Known limits
 *
 * Shops for spare parts call themselves "Miele Kundendienst" without being Miele.
 */
export const deskClaim: Signal = {
  id: 'desk-claim',
  question: 'claim',
  description: 'The service desk of a brand is claimed by somebody else',

  detect(facts) {
    return facts.mentions
      .filter(
        (mention) =>
          mention.deskWord &&
          DESKS.has(mention.where) &&
          !isEntitled(facts, mention) &&
          !isOpposed(facts, mention),
      )
      .slice(0, 1)
      .map((mention) => withDesk(mention, facts));
  },
};

/** The desk word stands beside the name, so the whole display-name is the evidence. */
function withDesk(mention: BrandMention, { message }: Facts): Observation {
  const observation = mentionObservation(mention);
  if (mention.where !== 'from.display-name') return observation;
  return { ...observation, evidence: message.originator.author.displayName };
}
