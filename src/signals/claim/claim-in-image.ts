import type { Facts } from '../facts.ts';
import type { Signal } from '../signal.ts';
import { mentionObservation, unentitledMentions } from './unentitled-mentions.ts';

/**
 * The alternative text, the file name or the host of a picture names a brand that the sender may not speak for, or words
 * or a logo that were read in it do; or the HTML draws the logo in large letters or coloured cells. Anybody can copy one.
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
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <table><tr><td bgcolor="#f25022"></td><td bgcolor="#7fba00"></td></tr>
 * <tr><td bgcolor="#00a4ef"></td><td bgcolor="#ffb900"></td></tr></table><p>Your mailbox is full.</p>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <div style="font-size:32px;color:#5c2d91">Proximus</div><p>Bonjour</p>
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
 * --
 * From: School <info@school.example>
 * Content-Type: text/html
 *
 * <table><tr><td bgcolor="#f25022">Mon</td><td bgcolor="#ffb900">Tue</td><td bgcolor="#7fba00">Wed</td></tr></table>
 * --
 * From: News <news@paper.example>
 * Content-Type: text/html
 *
 * <h2>Microsoft</h2><p>Shares rose.</p><h2>Netflix</h2><p>Shares fell.</p>
 * ```
 *
 * ## Known limits
 *
 * Social icons ("Facebook", "Instagram") stand in the footer of most newsletters: icons of social networks are
 * left out unless another place names the network too. Pixels are looked at in pictures that came with the message, not in
 * those that would have to be fetched.
 */
export const claimInImage: Signal = {
  id: 'claim-in-image',
  question: 'claim',
  description: 'A picture or drawn logo names, or is fetched from, a brand that the sender may not speak for',

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
