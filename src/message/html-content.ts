import { CellColors } from './cell-colors.ts';
import type { Color } from './css-color.ts';
import { ElementStack } from './element-stack.ts';
import { type Attributes, type HtmlElement, isVisible } from './html-element.ts';
import { HtmlLinks, type PlacedLink } from './html-links.ts';
import { readTags } from './html-tags.ts';
import { readImage } from './image.ts';
import { LargeTextWriter } from './large-text.ts';
import { LIMITS } from './limits.ts';
import { type Line, LineWriter } from './line.ts';
import type { Image, LargeText, LimitReached } from './message.ts';
import { SplitWordFinder } from './split-words.ts';

/** What HTML shows to a reader, and what it hides. */
export interface HtmlContent {
  readonly lines: readonly Line[];
  readonly hiddenText: string;
  readonly splitWords: readonly string[];
  readonly links: readonly PlacedLink[];
  readonly images: readonly Image[];
  readonly largeTexts: readonly LargeText[];
  readonly cellColors: readonly Color[];
  readonly limitsReached: readonly LimitReached[];
}

/** Elements that begin and end a line. Cells of a row stand side by side and are parted by a space. */
const BLOCKS = new Set(
  'address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody tfoot thead tr ul xmp'.split(
    ' ',
  ),
);
const CELLS = new Set(['td', 'th']);

/** Outlook on the web puts these in front of the older message; all that follows belongs to it. */
const QUOTE_START_IDS = new Set(['appendonsend', 'divRplyFwdMsg', 'stopSpelling', 'x_divRplyFwdMsg']);

const HTML_LIMITS = ['html-length', 'text-length', 'html-depth', 'links', 'images'] as const;

/** Reads HTML in one bounded pass. */
export function readHtml(html: string): HtmlContent {
  const reader = new HtmlReader();
  readTags(html.slice(0, LIMITS.htmlLength), reader);
  return reader.finish(html.length > LIMITS.htmlLength);
}

/** Listens to the tags: what is shown goes into lines, links, pictures and large texts, the rest is hidden. */
class HtmlReader {
  readonly #stack = new ElementStack();
  readonly #shown = new LineWriter(LIMITS.textLength);
  readonly #hidden = new LineWriter(LIMITS.hiddenLength);
  readonly #large = new LargeTextWriter();
  readonly #cells = new CellColors();
  readonly #split = new SplitWordFinder();
  readonly #links = new HtmlLinks();
  readonly #images: Image[] = [];
  #restQuoted = false;
  #imagesSkipped = false;

  openTag(name: string, attributes: Attributes): void {
    const element = this.#stack.open(name, attributes);
    this.#space(name);
    if (attributes.size === 0 || element.dropped) return;
    if (QUOTE_START_IDS.has(attributes.get('id') ?? '')) this.#restQuoted = true;
    this.#links.open(name, attributes, this.#shown.lines.length, this.#isQuoted(element));
    this.#readImage(name, attributes, element);
    if (!this.#isQuoted(element)) this.#cells.open(name, attributes, element);
    if (name === 'input' && /^(?:submit|button)$/i.test(attributes.get('type') ?? '')) {
      this.#writeText(attributes.get('value') ?? '', element);
    }
  }

  closeTag(name: string): void {
    this.#space(name);
    if (name === 'a') this.#links.close();
    this.#stack.close(name);
  }

  text(text: string): void {
    const element = this.#stack.top;
    if (element.dropped) return;
    if (!element.preformatted || !text.includes('\n')) {
      this.#writeText(text, element);
      return;
    }
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) this.#breakLine();
      this.#writeText(line, element);
    }
  }

  finish(cut: boolean): HtmlContent {
    this.#breakLine();
    this.#hidden.breakLine();
    this.#links.close();
    const met = {
      'html-length': cut,
      'text-length': this.#shown.full,
      'html-depth': this.#stack.overflowed,
      links: this.#links.full,
      images: this.#imagesSkipped,
    };
    return {
      lines: this.#shown.lines,
      hiddenText: this.#hidden.lines.map((line) => line.text).join('\n'),
      splitWords: this.#split.words,
      links: this.#links.links,
      images: this.#images,
      largeTexts: this.#large.texts,
      cellColors: this.#cells.colors,
      limitsReached: HTML_LIMITS.filter((limit) => met[limit]),
    };
  }

  #writeText(text: string, element: HtmlElement): void {
    if (!isVisible(element)) {
      this.#hidden.write(text, false);
      this.#split.hide(text);
      return;
    }
    const quoted = this.#isQuoted(element);
    this.#shown.write(text, quoted);
    this.#split.show(text);
    this.#links.write(text);
    if (!quoted) this.#large.write(text, element.fontSize);
  }

  #space(name: string): void {
    if (BLOCKS.has(name)) this.#breakLine();
    else if (CELLS.has(name)) {
      this.#shown.write(' ', this.#isQuoted(this.#stack.top));
      this.#large.breakText();
      this.#split.breakText();
    }
  }

  #breakLine(): void {
    this.#shown.breakLine();
    this.#hidden.breakLine();
    this.#large.breakText();
    this.#split.breakText();
    this.#links.write(' ');
  }

  #isQuoted(element: HtmlElement): boolean {
    return this.#restQuoted || element.quoted;
  }

  #readImage(name: string, attributes: Attributes, element: HtmlElement): void {
    const image = isVisible(element) ? readImage(name, attributes, this.#links.base) : undefined;
    if (!image) return;
    if (this.#images.length < LIMITS.listedImages) this.#images.push(image);
    else this.#imagesSkipped = true;
  }
}
