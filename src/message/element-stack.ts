import { type Attributes, type HtmlElement, openElement, ROOT } from './html-element.ts';
import { LIMITS } from './limits.ts';

const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);

/** Elements whose end tag may be left out, with the tags that end them (HTML §13.1.2.4, shortened). */
const ENDED_BY: Readonly<Record<string, ReadonlySet<string>>> = {
  p: new Set(
    'address article blockquote center div dl fieldset form h1 h2 h3 h4 h5 h6 hr ol p pre table ul'.split(
      ' ',
    ),
  ),
  li: new Set(['li']),
  dt: new Set(['dt', 'dd']),
  dd: new Set(['dt', 'dd']),
  option: new Set(['option', 'optgroup']),
  td: new Set(['td', 'th', 'tr', 'tbody', 'tfoot']),
  th: new Set(['td', 'th', 'tr', 'tbody', 'tfoot']),
  tr: new Set(['tr', 'tbody', 'tfoot']),
};

/** An end tag of something else does not reach over these: a stray `</div>` in a cell ends nothing outside it. */
const SCOPES = new Set(['td', 'th', 'table']);
const TABLE_TAGS = new Set(['td', 'th', 'tr', 'table', 'thead', 'tbody', 'tfoot', 'body', 'html']);

/**
 * The open elements, as a browser would see them as far as it matters for what is visible. Bounded: deeper
 * elements are counted and inherit everything from the last one that is known.
 */
export class ElementStack {
  readonly #elements: HtmlElement[] = [ROOT];
  #tooDeep = 0;
  /** Whether the bound was ever reached. */
  overflowed = false;

  get top(): HtmlElement {
    return this.#elements.at(-1) ?? ROOT;
  }

  /** Opens an element; for a void element, tells only what it would look like. */
  open(name: string, attributes: Attributes): HtmlElement {
    while (ENDED_BY[this.top.name]?.has(name)) this.#elements.pop();
    const element = openElement(name, attributes, this.top);
    if (VOID.has(name)) return element;
    if (this.#elements.length > LIMITS.htmlDepth) {
      this.#tooDeep += 1;
      this.overflowed = true;
      return element;
    }
    this.#elements.push(element);
    return element;
  }

  close(name: string): void {
    if (VOID.has(name)) return;
    if (this.#tooDeep > 0) {
      this.#tooDeep -= 1;
      return;
    }
    const index = this.#indexOf(name);
    if (index > 0) this.#elements.length = index;
  }

  #indexOf(name: string): number {
    for (let index = this.#elements.length - 1; index > 0; index -= 1) {
      const open = this.#elements[index]?.name ?? '';
      if (open === name) return index;
      if (SCOPES.has(open) && !TABLE_TAGS.has(name)) return -1;
    }
    return -1;
  }
}
