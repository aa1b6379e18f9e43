import type { Brand } from '../../brands/brand.ts';
import type { Facts } from '../facts.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Signal } from '../signal.ts';
import { isEntitled } from './unentitled-mentions.ts';

/** Logos of more brands than this are a wall of sponsors, a catalogue, the foot of a shop's mail. */
const MOST_BRANDS = 2;

/**
 * A picture that came with the message shows the logo of a brand that the sender may not speak for. Its pixels say so,
 * whatever the picture is called.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Subject: Document
 * Content-Type: multipart/related; boundary=b
 *
 * --b
 * Content-Type: text/html; charset=utf-8
 *
 * <p>Beste klant, bekijk het document.</p><img src="cid:1@a">
 * --b
 * Content-Type: image/png; name="image001.png"
 * Content-ID: <1@a>
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAEgAAAA4AgMAAAAjoVYVAAAADFBMVEUjIyP////Nzc18fHyjZqIE
 * AAAACXBIWXMAAB2HAAAdhwGP5fFlAAAAjklEQVQ4y2MIxQAMlAplrVq1Ek2ogIGBd1SIAqH9/w8w
 * MDD//4ckBFQDArxIQjEQIVMkoXCIkCiy8RAhFBsbQCJMKEIJICFOFKEIkJAqihDY/Kuorgc5lbAf
 * gY5lRRMKgTkUIRTGwDAVPck1MGGkwgRODKEYUwyh8KtUS+RkCK1CA0AhBjRAiRAW46nnegAyZycz
 * owG1WgAAAABJRU5ErkJggg==
 * --b--
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: DocuSign <dse@docusign.net>
 * Subject: Document
 * Content-Type: multipart/related; boundary=b
 *
 * --b
 * Content-Type: text/html; charset=utf-8
 *
 * <p>Please review the document.</p><img src="cid:1@a">
 * --b
 * Content-Type: image/png; name="image001.png"
 * Content-ID: <1@a>
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAEgAAAA4AgMAAAAjoVYVAAAADFBMVEUjIyP////Nzc18fHyjZqIE
 * AAAACXBIWXMAAB2HAAAdhwGP5fFlAAAAjklEQVQ4y2MIxQAMlAplrVq1Ek2ogIGBd1SIAqH9/w8w
 * MDD//4ckBFQDArxIQjEQIVMkoXCIkCiy8RAhFBsbQCJMKEIJICFOFKEIkJAqihDY/Kuorgc5lbAf
 * gY5lRRMKgTkUIRTGwDAVPck1MGGkwgRODKEYUwyh8KtUS+RkCK1CA0AhBjRAiRAW46nnegAyZycz
 * owG1WgAAAABJRU5ErkJggg==
 * --b--
 * --
 * From: Info <info@mailing.example>
 * Subject: Document
 * Content-Type: multipart/related; boundary=b
 *
 * --b
 * Content-Type: text/html; charset=utf-8
 *
 * <p>Beste klant, bekijk het document.</p><img src="cid:1@a">
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
 * A logo proves nothing: partners, shops and newspapers show those of others. Logos of social networks, ways to pay and
 * shops for applications are left out, and so are pictures with logos of several brands. Only logos that are enrolled in
 * `rules/logos` are known, and only pictures that came with the message are looked at.
 */
export const logoInImage: Signal = {
  id: 'logo-in-image',
  question: 'claim',
  description: 'A picture in the message shows the logo of a brand that the sender may not speak for',

  detect(facts, knowledge) {
    const shown = shownBrands(facts, knowledge);
    if (shown.length > MOST_BRANDS || shown.some((brand) => isEntitled(facts, { brand }))) return [];
    return shown.map(({ id, name }) => ({ where: 'image', evidence: name, brand: id }));
  },
};

/** Each brand once. Two ways to pay are the foot of a shop's mail. */
function shownBrands({ attachments }: Facts, { brands }: Knowledge): Brand[] {
  const ids = attachments.flatMap(({ logos }) =>
    logos.filter(({ role }) => role === 'brand').map(({ brand }) => brand),
  );
  const shown = [...new Set(ids)].flatMap((id) => brands.byId(id) ?? []);
  const payers = shown.filter(({ sector }) => sector === 'payments');
  return payers.length > 1 ? shown.filter((brand) => !payers.includes(brand)) : shown;
}
