import type { Facts } from '../facts.ts';
import type { Signal } from '../signal.ts';
import { mentionObservation, unentitledMentions } from './unentitled-mentions.ts';

/** Letters of a message that says hardly anything beside its picture. */
const MOST_LETTERS = 120;

/**
 * A picture that came with the message is nearly all that it says, and names a brand that the sender may not speak for: by its
 * alternative text or name, by a logo, or in words that were read in it. The words stand where filters for words do not read.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Subject: Rendez-vous
 * Content-Type: multipart/related; boundary=b
 *
 * --b
 * Content-Type: text/html; charset=utf-8
 *
 * <img src="cid:1@a" alt="Proximus">
 * --b
 * Content-Type: image/png; name="image001.png"
 * Content-ID: <1@a>
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAKAAAABQCAMAAACpg44GAAAAA1BMVEX///+nxBvIAAAACXBIWXMA
 * AAPoAAAD6AG1e1JrAAAAIklEQVRo3u3BAQEAAACCIP+vbkhAAQAAAAAAAAAAAAAA8GQyUAABjmxF
 * VQAAAABJRU5ErkJggg==
 * --b--
 * --
 * From: Info <info@mailing.example>
 * Subject: Afspraak
 * Content-Type: multipart/related; boundary=b
 *
 * --b
 * Content-Type: text/html; charset=utf-8
 *
 * <p>Bekijk de afbeelding</p><img src="cid:1@a" title="Proximus klantendienst">
 * --b
 * Content-Type: image/png; name="image001.png"
 * Content-ID: <1@a>
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAKAAAABQCAMAAACpg44GAAAAA1BMVEX///+nxBvIAAAACXBIWXMA
 * AAPoAAAD6AG1e1JrAAAAIklEQVRo3u3BAQEAAACCIP+vbkhAAQAAAAAAAAAAAAAA8GQyUAABjmxF
 * VQAAAABJRU5ErkJggg==
 * --b--
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <noreply@proximus.be>
 * Subject: Rendez-vous
 * Content-Type: multipart/related; boundary=b
 *
 * --b
 * Content-Type: text/html; charset=utf-8
 *
 * <img src="cid:1@a" alt="Proximus">
 * --b
 * Content-Type: image/png; name="image001.png"
 * Content-ID: <1@a>
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAKAAAABQCAMAAACpg44GAAAAA1BMVEX///+nxBvIAAAACXBIWXMA
 * AAPoAAAD6AG1e1JrAAAAIklEQVRo3u3BAQEAAACCIP+vbkhAAQAAAAAAAAAAAAAA8GQyUAABjmxF
 * VQAAAABJRU5ErkJggg==
 * --b--
 * --
 * From: Info <info@mailing.example>
 * Subject: Nieuws
 * Content-Type: multipart/related; boundary=b
 *
 * --b
 * Content-Type: text/html; charset=utf-8
 *
 * <p>Beste Anna, hier zijn de foto’s van het feest van zaterdag. Iedereen heeft genoten van de muziek en van het eten, en de kinderen wilden niet naar huis. Tot volgend jaar! Jan</p><img src="cid:1@a" alt="Proximus">
 * --b
 * Content-Type: image/png; name="image001.png"
 * Content-ID: <1@a>
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAKAAAABQCAMAAACpg44GAAAAA1BMVEX///+nxBvIAAAACXBIWXMA
 * AAPoAAAD6AG1e1JrAAAAIklEQVRo3u3BAQEAAACCIP+vbkhAAQAAAAAAAAAAAAAA8GQyUAABjmxF
 * VQAAAABJRU5ErkJggg==
 * --b--
 * --
 * From: Jan Peeters <jan@lab.example>
 * Subject: Foto
 * Content-Type: multipart/related; boundary=b
 *
 * --b
 * Content-Type: text/html; charset=utf-8
 *
 * <img src="cid:1@a" alt="De tuin">
 * --b
 * Content-Type: image/png; name="image001.png"
 * Content-ID: <1@a>
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAKAAAABQCAMAAACpg44GAAAAA1BMVEX///+nxBvIAAAACXBIWXMA
 * AAPoAAAD6AG1e1JrAAAAIklEQVRo3u3BAQEAAACCIP+vbkhAAQAAAAAAAAAAAAAA8GQyUAABjmxF
 * VQAAAABJRU5ErkJggg==
 * --b--
 * ```
 *
 * ## Known limits
 *
 * People send each other pictures of what they see on their telephones without a word: what the picture asks for decides.
 * Pictures that are fetched from elsewhere are not looked at.
 */
export const claimInPictureAlone: Signal = {
  id: 'claim-in-picture-alone',
  question: 'claim',
  description:
    'A picture is nearly all that the message says, and names a brand that the sender may not speak for',

  detect(facts) {
    if (!carriesPicture(facts) || letters(facts.message.text) > MOST_LETTERS) return [];
    return unentitledMentions(facts, 'image').slice(0, 1).map(mentionObservation);
  },
};

function carriesPicture({ attachments }: Facts): boolean {
  return attachments.some(({ where }) => where === 'image');
}

function letters(text: string): number {
  return text.length > MOST_LETTERS * 10 ? MOST_LETTERS + 1 : (text.match(/\p{L}/gu)?.length ?? 0);
}
