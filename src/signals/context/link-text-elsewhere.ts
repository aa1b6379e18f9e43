import type { Brand } from '../../brands/brand.ts';
import type { BrandDirectory } from '../../brands/brand-directory.ts';
import { isSameHouse } from '../../brands/same-house.ts';
import type { Destination } from '../../links/destination.ts';
import { isSendersSite } from '../../links/senders-site.ts';
import { writtenHost } from '../../links/written-host.ts';
import { fieldValues } from '../../message/message.ts';
import { isEntitled } from '../claim/unentitled-mentions.ts';
import type { Facts } from '../facts.ts';
import type { Signal } from '../signal.ts';

/** The text of a link is quoted up to this many characters. */
const QUOTED = 80;

/** The brand whose domain the text shows while the link leads to somebody else's. */
function shownBrand({ link, host }: Destination, directory: BrandDirectory): Brand | undefined {
  const shown = link.kind === 'anchor' ? writtenHost(link.text) : undefined;
  const owner = shown === undefined ? undefined : directory.ownerOf(shown);
  return owner && !isSameHouse(directory.ownerOf(host), owner) ? owner : undefined;
}

/** A host behind this many different addresses of one message counts clicks. */
const TRACKED = 4;

/** Gateways and mailing platforms rewrite every link of genuine mail, whether anybody has listed them or not. */
function isRewritten({ hidden, service, host }: Destination, { destinations }: Facts): boolean {
  if (hidden && service?.kind === 'redirector' && service.purpose !== 'forwarding') return true;
  const targets = new Set(destinations.filter((each) => each.host === host).map(({ target }) => target));
  return targets.size >= TRACKED;
}

/** Bulk mail through a tracker that nobody listed shows such links to brands that it only talks about. */
function isOfTheMatter({ message, mentions }: Facts, { id }: Brand, { hidden }: Destination): boolean {
  const places = mentions.filter(({ brand, ambiguous }) => brand.id === id && !ambiguous);
  if (places.some(({ where }) => where !== 'body' && where !== 'link' && where !== 'attachment')) return true;
  return !hidden && fieldValues(message, 'list-unsubscribe').length === 0;
}

/**
 * A link shows the address of a brand and leads to somebody else: `www.proximus.be` on top of another domain.
 *
 * ## Fires on
 *
 * ```
 * From: Proximus <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://login.example/x">https://www.proximus.be/facture</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.google.com/url?q=https://login.example/">paypal.com</a>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://click.mailing.example/x">www.proximus.be</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://u1.ct.sendgrid.net/ls/click?upn=x">www.paypal.com</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.proximus.be%2F">www.proximus.be</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://affiliate.example/x">Booking.com</a> <a href="https://lab.example/">lab.example</a>
 * --
 * From: Info <info@mailing.example>
 * List-Unsubscribe: <https://mailing.example/u>
 * Content-Type: text/html
 *
 * <a href="https://tracker.example/x">www.linkedin.com/in/jan</a>
 * ```
 *
 * ## Known limits
 *
 * A sender that has its links counted under its own domain can hide anything there: every newsletter does so.
 */
export const linkTextElsewhere: Signal = {
  id: 'link-text-elsewhere',
  question: 'context',
  description: 'A link shows the address of a brand and leads to somebody else',

  detect(facts, { brands }) {
    for (const destination of facts.destinations) {
      const brand = shownBrand(destination, brands);
      if (!brand || isRewritten(destination, facts)) continue;
      if (isSendersSite(destination.host, facts.sender, brands)) continue;
      if (isEntitled(facts, { brand }) || !isOfTheMatter(facts, brand, destination)) continue;
      return [{ where: 'link', evidence: destination.link.text.slice(0, QUOTED), brand: brand.id }];
    }
    return [];
  },
};
