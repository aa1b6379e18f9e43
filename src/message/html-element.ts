import { areAlike, type Color, readColor } from './css-color.ts';
import { type InlineStyle, readInlineStyle } from './inline-style.ts';

/** The attributes of a tag that are read, by their name in lower case. */
export type Attributes = ReadonlyMap<string, string>;

/** An open element, with what its descendants inherit from it. */
export interface HtmlElement {
  readonly name: string;
  /** No text: `script`, `style`, `title` … */
  readonly dropped: boolean;
  /** Nobody sees the element, whatever stands in it. Mail clients drop or shrink a `textarea`: it holds filler. */
  readonly removed: boolean;
  /** `visibility: hidden`; descendants may undo it. */
  readonly invisible: boolean;
  /** In px. */
  readonly fontSize: number;
  /** Of the text; undefined where nothing in the markup says it. */
  readonly color: Color | 'transparent' | undefined;
  /** Behind the text; undefined where a picture, a style sheet or nothing at all says it. */
  readonly background: Color | undefined;
  /** Part of an older message, as mail clients mark it. */
  readonly quoted: boolean;
  /** Line ends in the source are line ends in the text. */
  readonly preformatted: boolean;
}

/** What surrounds the outermost element. */
export const ROOT: HtmlElement = {
  name: '',
  dropped: false,
  removed: false,
  invisible: false,
  fontSize: 16,
  quoted: false,
  preformatted: false,
  color: undefined,
  background: undefined,
};

const DROPPED = new Set(['script', 'style', 'title', 'template', 'iframe', 'noembed', 'noframes']);

/** Default font sizes in em (HTML §15.3). */
const HEADING_SIZES: Readonly<Record<string, number>> = { h1: 2, h2: 1.5, h3: 1.17, big: 1.2, small: 0.83 };

/** `<font size>` 1 to 7 in px. */
const FONT_SIZES = [10, 10, 13, 16, 18, 24, 32, 48];

/** Gmail, Thunderbird, Yahoo, Proton and old Outlook mark what they quote by these classes. */
const QUOTE_CLASS =
  /(?:^|\s)(?:gmail_quote|gmail_quote_container|gmail_attr|moz-cite-prefix|moz-forward-container|yahoo_quoted|protonmail_quote|OutlookMessageHeader)(?:\s|$)/;

/** An element within another one. */
export function openElement(name: string, attributes: Attributes, parent: HtmlElement): HtmlElement {
  const style = readInlineStyle(attributes.get('style') ?? '', parent.fontSize);
  const color = style.color ?? readColor(attributes.get('color')) ?? parent.color;
  const background = backgroundOf(attributes, style, parent);
  return {
    name,
    dropped: parent.dropped || DROPPED.has(name),
    removed: parent.removed || style.removed || attributes.has('hidden') || name === 'textarea',
    invisible: style.invisible ?? parent.invisible,
    fontSize: style.fontSize ?? defaultSize(name, attributes, parent.fontSize),
    quoted: parent.quoted || isQuote(name, attributes),
    preformatted: parent.preformatted || name === 'pre' || name === 'xmp',
    color,
    background,
  };
}

/** Text of one pixel is put there for machines. */
export function isVisible(element: HtmlElement): boolean {
  return !element.removed && !element.invisible && element.fontSize > 1.5 && !isUnreadable(element);
}

/** Text in the colour of its background. */
function isUnreadable({ color, background }: HtmlElement): boolean {
  if (color === 'transparent') return true;
  return color !== undefined && background !== undefined && areAlike(color, background);
}

/** A style sheet may give an element with a class any background, and a picture hides the colour beneath. */
function backgroundOf(
  attributes: Attributes,
  { background }: InlineStyle,
  parent: HtmlElement,
): Color | undefined {
  if (attributes.size === 0) return parent.background;
  if (background === 'unknown' || attributes.has('background')) return undefined;
  const own = background ?? readColor(attributes.get('bgcolor'));
  return own ?? (attributes.has('class') || attributes.has('id') ? undefined : parent.background);
}

function defaultSize(name: string, attributes: Attributes, parentSize: number): number {
  const size = name === 'font' ? attributes.get('size') : undefined;
  if (size !== undefined) return fontTagSize(size) ?? parentSize;
  return parentSize * (HEADING_SIZES[name] ?? 1);
}

function fontTagSize(size: string): number | undefined {
  const match = /^\s*([+-]?)(\d)/.exec(size);
  if (!match) return undefined;
  const number = Number(match[2]);
  const absolute = match[1] === '' ? number : 3 + (match[1] === '-' ? -number : number);
  return FONT_SIZES[Math.min(7, Math.max(1, absolute))];
}

function isQuote(name: string, attributes: Attributes): boolean {
  if (name === 'blockquote' && attributes.get('type')?.toLowerCase() === 'cite') return true;
  const className = attributes.get('class');
  return className !== undefined && QUOTE_CLASS.test(className);
}
