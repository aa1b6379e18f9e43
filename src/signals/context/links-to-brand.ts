import { isSameHouse } from '../../brands/same-house.ts';
import type { Signal } from '../signal.ts';

const CLAIM_PLACES: ReadonlySet<string> = new Set([
  'from.display-name',
  'from.local-part',
  'from.domain',
  'subject',
]);

/**
 * A brand is claimed and most links lead to its own domains. Anybody can link there, so this proves nothing; but whoever
 * wants readers to go elsewhere links elsewhere. It takes weight from a claim that stands alone.
 *
 * ## Fires on
 *
 * ```
 * From: Proximus <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.proximus.be/a">A</a> <a href="https://www.proximus.be/b">B</a> <a href="https://x.example/">C</a>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.proximus.be/privacy">Privacy</a> <a href="https://x.example/">Pay</a>
 * --
 * From: Proximus <info@mailing.example>
 *
 * Hello
 * --
 * From: Google <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.google.com/url?q=https%3A%2F%2Flogin.example%2F">Sign in</a>
 * ```
 *
 * ## Known limits
 *
 * A scam that wants to be called or visited can link to the brand throughout.
 */
export const linksToBrand: Signal = {
  id: 'links-to-brand',
  question: 'context',
  description: 'Most links lead to the brand that is claimed',

  detect({ destinations, mentions }, { brands }) {
    const claimed = mentions.find(({ where, ambiguous }) => !ambiguous && CLAIM_PLACES.has(where));
    const hosts = destinations.flatMap(({ host, link }) => (link.kind === 'form' ? [] : [host]));
    if (!claimed || hosts.length === 0) return [];
    const own = hosts.filter((host) => isSameHouse(brands.ownerOf(host), claimed.brand));
    if (own.length * 2 <= hosts.length) return [];
    return [{ where: 'link', evidence: own[0] ?? '', brand: claimed.brand.id }];
  },
};
