import type { Brand } from '../../brands/brand.ts';
import { brandInAddress as findBrand } from '../../links/brand-in-address.ts';
import type { Destination } from '../../links/destination.ts';
import { isSendersSite } from '../../links/senders-site.ts';
import { isEntitled } from '../claim/unentitled-mentions.ts';
import type { Facts } from '../facts.ts';
import type { Observation, Signal } from '../signal.ts';

/** An address is quoted up to this many characters. */
const QUOTED = 100;

/** Different hosts that are looked at; a message with more is a directory. */
const MOST = 50;

/** Whether the sender presents itself as a brand. */
function isClaimed({ mentions }: Facts, { id }: Brand): boolean {
  return mentions.some(
    ({ brand, where, ambiguous }) => brand.id === id && where.startsWith('from.') && !ambiguous,
  );
}

/** A host whose labels have the name of the brand that the sender presents itself as: `proximus-facture.example`. */
function namedHost(facts: Facts, foreign: readonly Destination[]): readonly Observation[] {
  for (const mention of facts.mentions) {
    if (mention.where !== 'link' || mention.ambiguous || isEntitled(facts, mention)) continue;
    const name = mention.evidence.toLowerCase();
    const found = foreign.find(({ link }) => link.host?.includes(name));
    if (found && isClaimed(facts, mention.brand)) {
      return [{ where: 'link', evidence: found.host, brand: mention.brand.id }];
    }
  }
  return [];
}

/**
 * The address of a link contains the whole domain of a brand, and the link leads to somebody else: the domain stands in
 * front of the real one or in the path. Of the brand that the sender presents itself as, the name within a host is enough.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.proximus.be.login.example/">Payer</a>
 * --
 * From: Proximus <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://login.example/proximus.be/facture">Payer</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.google.com.br-pt-482@login.example/">Pagar</a>
 * --
 * From: Proximus <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://proximus-facture.example/x">Payer</a>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.proximus.be/proximus.be">Proximus</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://archive.example/web/2020/proximus.be">What Proximus wrote in 2020</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www-proximus-be.translate.goog/">Proximus, translated</a>
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/html
 *
 * <a href="https://proximus-fans.example/x">What the fans say</a>
 * ```
 *
 * ## Known limits
 *
 * Names of brands in a path are too common in honest links to count; only whole domains do, and in a path only where the
 * message presents itself as the brand.
 */
export const brandInAddress: Signal = {
  id: 'brand-in-address',
  question: 'context',
  description: 'The address of a link contains the domain of a brand and leads to somebody else',

  detect(facts, { brands }) {
    const foreign = facts.destinations
      .slice(0, MOST)
      .filter(({ host }) => !brands.ownerOf(host) && !isSendersSite(host, facts.sender, brands));
    const claims = facts.mentions.some(({ where }) => where.startsWith('from.'));
    for (const { host, target } of foreign) {
      const found = findBrand({ host, target }, brands, claims);
      if (!found || isEntitled(facts, found)) continue;
      if (found.place === 'path' && !isClaimed(facts, found.brand)) continue;
      return [{ where: 'link', evidence: target.slice(0, QUOTED), brand: found.brand.id }];
    }
    return namedHost(facts, foreign);
  },
};
