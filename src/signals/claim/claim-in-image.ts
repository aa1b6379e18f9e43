import type { Facts } from '../facts.ts';
import type { Signal } from '../signal.ts';
import { mentionObservation, unentitledMentions } from './unentitled-mentions.ts';

/**
 * The alternative text, the file name or the host of a picture names a brand that the sender may not speak for: a
 * logo that anybody can copy or link to.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <p>Bonjour</p><img src="https://cdn.example/x.png" alt="Proximus">
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <p>Bonjour</p><img src="https://www.proximus.be/images/header.png">
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <noreply@proximus.be>
 * Content-Type: text/html
 *
 * <p>Bonjour</p><img src="https://www.proximus.be/images/header.png" alt="Proximus">
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <p>Bonjour</p><img src="https://cdn.example/photo.png" alt="Notre équipe">
 * ```
 *
 * ## Known limits
 *
 * Social icons ("Facebook", "Instagram") stand in the footer of most newsletters: icons of social networks are
 * left out unless another place names the network too. Pixels are not looked at here.
 */
export const claimInImage: Signal = {
  id: 'claim-in-image',
  question: 'claim',
  description: 'A picture is named after, or fetched from, a brand that the sender may not speak for',

  detect(facts) {
    return unentitledMentions(facts, 'image')
      .filter(({ brand }) => brand.sector !== 'social' || isNamedElsewhere(facts, brand.id))
      .map(mentionObservation);
  },
};

function isNamedElsewhere({ mentions }: Facts, brand: string): boolean {
  return mentions.some((mention) => mention.brand.id === brand && ELSEWHERE.has(mention.where));
}

/** A link to a social network stands beside its icon, so it says nothing more than the icon. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'from.display-name',
  'from.local-part',
  'from.domain',
  'subject',
  'signature',
]);
