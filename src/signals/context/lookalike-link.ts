import { organizationalDomain } from '../../brands/domain.ts';
import { isSendersSite } from '../../links/senders-site.ts';
import { isEntitled } from '../claim/unentitled-mentions.ts';
import type { Signal } from '../signal.ts';

/** Different domains that are looked at; a message with more is a directory. */
const MOST = 10;

/** Places where brands are talked about. */
const TALK: ReadonlySet<string> = new Set(['body', 'link', 'attachment']);

/**
 * A link leads to a domain that is easily taken for that of a brand which the message presents itself as, or that imitates any brand
 * by letters of another script.
 *
 * ## Fires on
 *
 * ```
 * From: Proximus <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.proxirnus.com/facture">Payer</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.pаypal.com/">Pay</a>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.proximus.be/">Proximus</a> <a href="https://www.approximus.example/">Approximus</a>
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/html
 *
 * <a href="https://www.finance.example/">Finance</a>
 * ```
 *
 * ## Known limits
 *
 * Real words that are one letter from a brand (`rules/lists/real-words.yaml`) imitate nobody.
 */
export const lookalikeLink: Signal = {
  id: 'lookalike-link',
  question: 'context',
  description: 'A link leads to a domain that imitates that of a brand',

  detect(facts, { brands }) {
    const { destinations, mentions, sender } = facts;
    const named = new Set(
      mentions.filter(({ ambiguous, where }) => !ambiguous && !TALK.has(where)).map(({ brand }) => brand.id),
    );
    const hosts = new Set(destinations.filter(({ service }) => !service).map(({ host }) => host));
    const suspects = [...hosts].filter((host) => named.size > 0 || host.includes('xn--')).slice(0, MOST);
    for (const host of suspects) {
      if (brands.ownerOf(host) || isSendersSite(host, sender, brands)) continue;
      const imitated = brands.lookalikeOf(organizationalDomain(host));
      if (!imitated || isEntitled(facts, imitated)) continue;
      const international = imitated.how === 'homoglyph' && host.includes('xn--');
      if (!international && !named.has(imitated.brand.id)) continue;
      return [{ where: 'link', evidence: host, brand: imitated.brand.id }];
    }
    return [];
  },
};
