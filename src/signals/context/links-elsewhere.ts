import type { BrandMention } from '../../brands/brand-mention.ts';
import { isSameHouse } from '../../brands/same-house.ts';
import type { Destination } from '../../links/destination.ts';
import type { Link } from '../../message/message.ts';
import { isEntitled, isOpposed } from '../claim/unentitled-mentions.ts';
import { placeOfLink } from '../place-of-link.ts';
import type { Signal } from '../signal.ts';

const PLACES: ReadonlySet<string> = new Set([
  'from.display-name',
  'from.local-part',
  'from.domain',
  'subject',
  'signature',
  'image',
]);

/** Icons of social networks stand in every signature: sender and subject come first. */
function claimedIn(mentions: readonly BrandMention[]): BrandMention | undefined {
  const certain = mentions.filter(({ ambiguous, where }) => !ambiguous && PLACES.has(where));
  return certain.find(({ where }) => where.startsWith('from.') || where === 'subject') ?? certain[0];
}

/** What is attached counts under the name of a brand only: a reseller's bill for what the subject names has links, too. */
function counts({ kind }: Link, claimed: BrandMention | undefined): boolean {
  return (kind !== 'attachment' && kind !== 'code') || claimed?.where.startsWith('from.') === true;
}

/** The recipient's own gateway stands in front, and only it knows the target. */
function isWrappedByGateway({ service }: Destination): boolean {
  return service?.kind === 'redirector' && service.purpose === 'protection';
}

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
 * --
 * From: Google <info@mailing.example>
 * Content-Type: text/html
 *
 * <p>Your storage is full.</p><a href="https://www.google.com/url?q=https%3A%2F%2Flogin.example%2F">Sign in</a>
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
 * Content-Type: text/html
 *
 * <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.proximus.be%2Fx&data=05">MyProximus</a>
 * --
 * From: Proximus <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://protect-eu.mimecast.com/s/abc">MyProximus</a>
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
 * is not on the record looks the same. Nothing is said where the recipient's own gateway hides the targets. Scams link
 * to the brand's privacy page to look genuine: a link to the brand proves nothing, its absence does.
 */
export const linksElsewhere: Signal = {
  id: 'links-elsewhere',
  question: 'context',
  description: 'A brand is claimed, and no link leads to it',

  detect(facts, { brands }) {
    const { mentions, message } = facts;
    const claimed = claimedIn(mentions);
    const destinations = facts.destinations.filter(({ link }) => counts(link, claimed));
    const [first] = destinations;
    if (!claimed || !first || isEntitled(facts, claimed) || isOpposed(facts, claimed)) return [];
    const quoted = message.links.flatMap((link) => (link.quoted && link.host) || []);
    const hosts = [...destinations.map(({ host }) => host), ...quoted];
    if (hosts.some((host) => isSameHouse(brands.ownerOf(host), claimed.brand))) return [];
    if (destinations.some(isWrappedByGateway)) return [];
    return [{ where: placeOfLink(first.link), evidence: first.host, brand: claimed.brand.id }];
  },
};
