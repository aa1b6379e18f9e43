import { flattenedHtml } from './flattened-html.ts';
import { escapeAttribute } from './html-escape.ts';
import { type HtmlBody, type HtmlElement, readHtmlTree } from './html-tree.ts';
import { inertDeclarations } from './inert-declarations.ts';
import { inertMarkup, KEPT_TARGET, type LinkManner, withoutBreaks } from './inert-markup.ts';
import { withoutLabels } from './link-label.ts';

/**
 * The box that a sender's HTML is shut in. Nothing in it is painted outside of it (`contain: paint`), it is the origin
 * of everything fixed (`contain: layout`), no layer of it lies above ours (`isolation`), and what is too wide scrolls.
 */
const BOX =
  'style="display:block;position:relative;z-index:0;isolation:isolate;contain:layout paint;overflow:auto"';

const BOX_START = '<div class="cf-contained"';

/**
 * A document with the banner and, in a box below it, the sender's HTML: written anew from the tree that a browser makes
 * of it, without style sheets, programs, frames, forms, and everything in inline styles that moves or covers. Only its
 * text is left where it is beyond the limits of the tree, or would not stay in its box. ASCII, LF lines.
 */
export function containedHtml(html: string, banner: string, links: LinkManner): string {
  const sent = html.slice(0, LENGTH_LIMIT);
  const document = settled(sent, banner, links);
  return document && staysInBox(document) ? document : boxed(banner, flattenedHtml(sent));
}

/** How often misnested markup is written anew until nothing changes any longer. Real mail needs it once. */
const ROUNDS = 4;

/** Markup that a browser reads as it is written, so that a second passage changes nothing. */
function settled(html: string, banner: string, links: LinkManner): string | undefined {
  let before = html;
  for (let round = 0; round < ROUNDS; round++) {
    const body = readHtmlTree(before);
    if (!body) return undefined;
    const after = boxed(banner, withBodyLook(body, inertMarkup(body.children, links).trimEnd()));
    if (after === before) return after;
    before = after;
  }
  return undefined;
}

/** Characters of HTML that are read: beyond it nobody scrolls, and the parser would work on it for seconds. */
const LENGTH_LIMIT = 2_000_000;

function boxed(banner: string, content: string): string {
  return `<!DOCTYPE html>\n<html><body>${banner}${BOX_START}\n${BOX}>${content}</div\n></body></html>\n`;
}

/**
 * Contained HTML as the sender wrote it, as far as it is left: targets back in their links, no labels. What an analysis
 * reads of a message that has passed before.
 */
export function releasedHtml(html: string): string {
  if (!html.includes(BOX_START)) return html;
  return withoutBreaks(withoutLabels(html)).replaceAll(` ${KEPT_TARGET}="`, ' href="');
}

/** Language, direction and look of the sender's body, in an element that stands for it; none where it has none. */
function withBodyLook({ root, body }: HtmlBody, markup: string): string {
  const colours = [
    ['background-color', body.get('bgcolor')],
    ['color', body.get('text')],
  ] as const;
  const style = colours.map(([property, value]) => (value ? `${property}:${value};` : '')).join('');
  const attributes = [
    ['dir', body.get('dir') ?? root.get('dir')],
    ['lang', body.get('lang') ?? root.get('lang')],
    ['style', inertDeclarations(`${style}${body.get('style') ?? ''}`) || undefined],
  ] as const;
  const written = attributes
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`))
    .join('');
  return written === '' ? markup : `<div${written}>${markup}</div>`;
}

function isBox({ attrs }: HtmlElement): boolean {
  return attrs.some(({ name, value }) => name === 'class' && value === 'cf-contained');
}

/** Reads the result once more: the body must hold the banner and the box, and no element beside them. */
function staysInBox(document: string): boolean {
  const elements = readHtmlTree(document)?.children.filter((node) => 'tagName' in node) ?? [];
  const [first, second] = elements;
  return elements.length === 2 && first?.tagName === 'table' && second !== undefined && isBox(second);
}
