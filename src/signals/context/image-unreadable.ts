import type { Signal } from '../signal.ts';

/**
 * A picture that came with the message is broken, takes longer or more memory to read than any honest picture does, or says of
 * itself that it is larger than any screen: what it shows stays unknown.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: image/png; name="logo.png"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAA=
 * --
 * From: Info <info@mailing.example>
 * Content-Type: image/gif; name="banner.gif"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * R0lGODlhUMNQw4AAAAAAAP///yH5BAAAAAAALAAAAABQw1DDAAACAkQBADs=
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: image/png; name="photo.png"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAKAAAABQCAMAAACpg44GAAAAA1BMVEX///+nxBvIAAAACXBIWXMA
 * AAPoAAAD6AG1e1JrAAAAIklEQVRo3u3BAQEAAACCIP+vbkhAAQAAAAAAAAAAAAAA8GQyUAABjmxF
 * VQAAAABJRU5ErkJggg==
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: image/png; name="notes.png"
 * Content-Disposition: attachment
 *
 * Notes of Monday
 * ```
 *
 * ## Known limits
 *
 * Mail servers cut pictures off, and photographs of good cameras have more pixels than are read: a fact, hardly a suspicion.
 */
export const imageUnreadable: Signal = {
  id: 'image-unreadable',
  question: 'context',
  description: 'A picture cannot be read',

  detect({ attachments }) {
    const broken = attachments.find(
      ({ where, problems }) => where === 'image' && problems.some((problem) => UNREADABLE.has(problem)),
    );
    return broken ? [{ where: 'image', evidence: broken.name || broken.type }] : [];
  },
};

const UNREADABLE: ReadonlySet<string> = new Set(['unreadable', 'out-of-time', 'too-large']);
