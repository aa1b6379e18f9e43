import type { LinkWords } from './banner-texts.ts';
import { escapeAttribute, escapeText } from './html-escape.ts';
import { attributesOf, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { inertDeclarations } from './inert-declarations.ts';
import { fateOf, isControl, isInertAttribute, isVoid } from './inert-elements.ts';
import { LABEL_CLASS, linkLabel } from './link-label.ts';

/** What becomes of links. */
export interface LinkManner {
  readonly treatment: 'show' | 'remove' | 'leave';
  readonly words: LinkWords;
}

/**
 * Where a removed target is kept, so that the message can be read as it came. No client follows it. It may not end in
 * `href`: Roundcube looks for `href="…"` alone when it writes a message as text, and lists what it finds below a reply.
 */
export const KEPT_TARGET = 'data-cf-target';

/** Our own classes, also as webmail renames them: `x_cf-banner` (Outlook), `m_123cf-banner` (Gmail). */
const OUR_CLASS = new RegExp(`(?:^|\\s|_|\\d)(?:cf-banner|${LABEL_CLASS})(?:\\s|$)`);

/** Clients follow nothing else from a mail. `cid:` and `#` stay within the message. */
const FOLLOWED = /^(?:https?|ftp|mailto|tel|sms|callto|cid|mid):|^#/i;

/** A sender's nodes as markup in which nothing can act, in ASCII. */
export function inertMarkup(nodes: readonly HtmlNode[], links: LinkManner): string {
  return nodes.map((node) => nodeMarkup(node, links)).join('');
}

function nodeMarkup(node: HtmlNode, links: LinkManner): string {
  if ('value' in node) return textMarkup(node.value, links);
  return 'tagName' in node ? elementMarkup(node, links) : '';
}

function elementMarkup(element: HtmlElement, links: LinkManner): string {
  const { tagName, childNodes, namespaceURI } = element;
  const attributes = attributesOf(element);
  const fate = fateOf(tagName);
  const foreign = namespaceURI !== 'http://www.w3.org/1999/xhtml';
  if (foreign || fate === 'drop' || OUR_CLASS.test(attributes.get('class') ?? '')) return '';
  const content = inertMarkup(childNodes, links);
  if (fate === 'unwrap' || attributes.get('class') === 'cf-contained') return content;
  const target = attributes.get(KEPT_TARGET) ?? attributes.get('href');
  const start = `<${tagName}${attributeMarkup(tagName, attributes, target, links)}>`;
  if (isVoid(tagName)) return start;
  const firstLine = /^(?:pre|textarea)$/.test(tagName) && content.startsWith('\n') ? '\n' : '';
  const markup = `${start}${firstLine}${content}</${tagName}>`;
  return tagName === 'a' && target !== undefined && links.treatment !== 'leave'
    ? markup + linkLabel(target, links.words, links.treatment === 'remove')
    : markup;
}

function attributeMarkup(
  tagName: string,
  attributes: ReadonlyMap<string, string>,
  target: string | undefined,
  { treatment }: LinkManner,
): string {
  const kept = [...attributes].flatMap(([name, value]): [string, string][] => {
    if (name === 'style') return nonEmpty(name, inertDeclarations(value));
    return isInertAttribute(name) ? [[name, value]] : [];
  });
  if (isControl(tagName)) kept.push(['disabled', '']);
  if (target !== undefined && (tagName === 'a' || tagName === 'area'))
    kept.push(...targetOf(target, treatment));
  return kept.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
}

function targetOf(target: string, treatment: LinkManner['treatment']): [string, string][] {
  if (treatment === 'remove' && !target.startsWith('#')) return [[KEPT_TARGET, target]];
  return FOLLOWED.test(target.trim()) ? [['href', target]] : [];
}

function nonEmpty(name: string, value: string): [string, string][] {
  return value === '' ? [] : [[name, value]];
}

/** Where targets go, written addresses must not become links either: clients make one of every `www.…`. */
function textMarkup(text: string, { treatment }: LinkManner): string {
  if (treatment !== 'remove') return escapeText(text);
  return text
    .split(/(:\/\/|(?<=[\p{L}\p{N}])[.@](?=\p{L}))/u)
    .map((piece, index) => (index % 2 === 1 ? `${BREAK_START}${piece}${BREAK_END}` : escapeText(piece)))
    .join('');
}

const BREAK_START = '<span\n>';
const BREAK_END = '</span\n>';

/** Text as it was before its addresses were broken up. */
export function withoutBreaks(html: string): string {
  return html.replace(/<span\r?\n>(:\/\/|[.@])<\/span\r?\n>/g, '$1');
}
