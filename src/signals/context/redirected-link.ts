import type { Destination } from '../../links/destination.ts';
import { isSendersSite } from '../../links/senders-site.ts';
import type { Signal } from '../signal.ts';

/** The host that the link shows, where a site that passes anybody on stands in front of another one. */
function shownHost({ link, through, forwardsTo, host }: Destination): string | undefined {
  const passes = through.find(({ purpose }) => purpose !== 'protection')?.purpose === 'forwarding';
  if (passes) return link.host;
  return forwardsTo === undefined ? undefined : host;
}

/**
 * A link leads to one site and is passed on to another by it: a search engine, a social network, or a shop whose
 * address takes any target (`?url=`, an "open redirect"). The domain that filters and readers see is not where they arrive.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.google.com/url?q=https%3A%2F%2Flogin.example%2Fx">Pay</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://shop.example/go.php?url=https://login.example/x">Pay</a>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.google.com/url?q=https%3A%2F%2Fwww.mailing.example%2Fx">A link that was copied from a search</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Flogin.example%2F&data=05">Pay</a>
 * --
 * From: Shop <news@shop.example>
 * Content-Type: text/html
 *
 * <a href="https://www.shop.example/r?url=https://social.example/shop">Follow us</a>
 * ```
 *
 * ## Known limits
 *
 * Trackers of advertisers do the same; so do some that count clicks for genuine newsletters.
 */
export const redirectedLink: Signal = {
  id: 'redirected-link',
  question: 'context',
  description: 'A link leads to one site and is passed on by it to another',

  detect({ destinations, sender }, { brands }) {
    for (const destination of destinations) {
      const shown = shownHost(destination);
      const final = destination.forwardsTo ?? destination.host;
      if (shown === undefined) continue;
      if (isSendersSite(shown, sender, brands) || isSendersSite(final, sender, brands)) continue;
      if (brands.ownerOf(final)) continue;
      return [{ where: 'link', evidence: `${shown} → ${final}` }];
    }
    return [];
  },
};
