import type { Attributes } from './html-element.ts';
import { LIMITS } from './limits.ts';
import { collapse } from './line.ts';
import { makeLink } from './link.ts';
import type { Link } from './message.ts';

/** A link and the number of the line that it stands in. */
export interface PlacedLink {
  readonly link: Link;
  readonly line: number;
}

interface OpenAnchor {
  readonly target: string;
  readonly line: number;
  readonly quoted: boolean;
  text: string;
}

/** Collects the links of HTML: anchors with the text within them, areas of image maps, and forms. */
export class HtmlLinks {
  readonly links: PlacedLink[] = [];
  /** Target of `<base>`: where relative targets lead to. */
  base: string | undefined;
  /** Whether there were more links than are kept. */
  full = false;
  #anchor: OpenAnchor | undefined;
  /** Where in `links` the form stands that a field belongs to. */
  #form: number | undefined;

  open(name: string, attributes: Attributes, line: number, quoted: boolean): void {
    if (name === 'input') this.#openField(attributes, line, quoted);
    const target = attributes.get(name === 'form' ? 'action' : 'href');
    if (target === undefined) return;
    if (name === 'a') {
      this.close();
      this.#anchor = { target, line, quoted, text: '' };
    } else if (name === 'area') this.#add('anchor', attributes.get('alt') ?? '', { target, line, quoted });
    else if (name === 'form') this.#openForm({ target, line, quoted });
    else if (name === 'base') this.base ??= target;
  }

  /** Text that is shown, in an anchor or not. */
  write(text: string): void {
    const anchor = this.#anchor;
    if (anchor && anchor.text.length < LIMITS.linkTextLength) anchor.text += text;
  }

  /** The end of an anchor, which is also where the next one begins: anchors do not nest. */
  close(): void {
    const anchor = this.#anchor;
    this.#anchor = undefined;
    if (anchor) this.#add('anchor', anchor.text, anchor);
  }

  #openForm(place: Omit<OpenAnchor, 'text'>): void {
    this.#form = this.links.length;
    this.#add('form', '', place);
  }

  /** A field for a password marks its form, or makes one where the form has no address of its own. */
  #openField(attributes: Attributes, line: number, quoted: boolean): void {
    if (!/^\s*password\s*$/i.test(attributes.get('type') ?? '')) return;
    if (this.#form === undefined) this.#openForm({ target: '', line, quoted });
    const form = this.links[this.#form ?? 0];
    if (form) this.links[this.#form ?? 0] = { ...form, link: { ...form.link, asksPassword: true } };
  }

  #add(kind: Link['kind'], text: string, place: Omit<OpenAnchor, 'text'>): void {
    if (this.links.length >= LIMITS.links) {
      this.full = true;
      return;
    }
    const link = makeLink(
      kind,
      collapse(text).trim().slice(0, LIMITS.linkTextLength),
      place.target,
      this.base,
    );
    this.links.push({ link: place.quoted ? { ...link, quoted: true } : link, line: place.line });
  }
}
