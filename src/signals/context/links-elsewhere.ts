import { isEntitled, isOpposed } from '../claim/unentitled-mentions.ts';
import type { Signal } from '../signal.ts';

const PLACES: ReadonlySet<string> = new Set([
  'from.display-name',
  'from.local-part',
  'from.domain',
  'subject',
  'signature',
  'image',
]);

/**
 * A brand is claimed in the sender, the subject, the signature or a picture, the message has links, and not one of them
 * leads to a domain of that brand.
 *
 * ## Fires on
 *
 * ```
 * From: Proximus <info@mailing.example>
 * Content-Type: text/html
 *
 * <p>Votre facture est prête.</p><a href="https://login.mailing.example/x">Payer</a>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <info@mailing.example>
 * Content-Type: text/html
 *
 * <p>Votre facture</p><a href="https://www.proximus.be/myproximus">MyProximus</a>
 * --
 * From: Proximus <info@mailing.example>
 *
 * Votre facture est prête.
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/html
 *
 * <p>Hallo</p><a href="https://lab.example/">lab</a>
 * ```
 *
 * ## Known limits
 *
 * Newsletters wrap every link in a tracker of the mailing platform, so a genuine newsletter through a platform that
 * is not on the record looks the same. Scams link to the brand's privacy page to look genuine: a link to the brand
 * proves nothing, its absence does.
 */
export const linksElsewhere: Signal = {
  id: 'links-elsewhere',
  question: 'context',
  description: 'A brand is claimed, and no link leads to it',

  detect(facts, { brands }) {
    const { links } = facts.message;
    const claimed = facts.mentions.find((mention) => !mention.ambiguous && PLACES.has(mention.where));
    const first = links.find(({ host }) => host !== undefined);
    if (!claimed || !first || isEntitled(facts, claimed) || isOpposed(facts, claimed)) return [];
    if (links.some(({ host }) => host !== undefined && brands.ownerOf(host)?.id === claimed.brand.id))
      return [];
    return [{ where: 'link', evidence: first.host ?? '', brand: claimed.brand.id }];
  },
};
