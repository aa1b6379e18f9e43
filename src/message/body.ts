import { bareLinks } from './bare-links.ts';
import { decodeBytes } from './charset.ts';
import type { Color } from './css-color.ts';
import { readHtml } from './html-content.ts';
import type { PlacedLink } from './html-links.ts';
import { LIMITS } from './limits.ts';
import type { Line } from './line.ts';
import type { Image, LargeText, LimitReached, Link } from './message.ts';
import type { MimeLeaf } from './mime.ts';
import { readPlainText } from './plain-text.ts';
import { markQuotations } from './quotation.ts';

/** What a reader sees of a message, and what is hidden from the reader. */
export interface Body {
  readonly ownLines: readonly string[];
  readonly quotedLines: readonly string[];
  readonly hiddenText: string;
  readonly splitWords: readonly string[];
  readonly links: readonly Link[];
  readonly images: readonly Image[];
  readonly largeTexts: readonly LargeText[];
  readonly cellColors: readonly Color[];
  readonly limitsReached: readonly LimitReached[];
}

/** One text part as read. */
interface Text {
  readonly lines: readonly Line[];
  readonly links: readonly PlacedLink[];
  readonly images: readonly Image[];
  readonly largeTexts: readonly LargeText[];
  readonly cellColors: readonly Color[];
  readonly hiddenText: string;
  readonly splitWords: readonly string[];
  readonly limitsReached: readonly LimitReached[];
}

const PLAIN = new Set(['text/plain', 'text/enriched', 'text/richtext', 'text/markdown']);

/** HTML with fewer letters than this shows pictures; its plain alternative says what they show. */
const FEWEST_LETTERS = 20;

/** Reads the text parts of a message. HTML is what the reader sees, where there is some. */
export function readBody(leaves: readonly MimeLeaf[]): Body {
  const texts = leaves.filter((leaf) => leaf.disposition === 'inline' && isText(leaf));
  const budget = { length: LIMITS.htmlLength };
  const shown = texts.filter((leaf) => leaf.shown).map((leaf) => readText(leaf, budget));
  const others = texts.filter((leaf) => !leaf.shown).map((leaf) => readText(leaf, budget));
  return combine(useAlternative(shown, others) ? [...others, ...withoutLines(shown)] : shown, others);
}

function isText(leaf: MimeLeaf): boolean {
  return leaf.mediaType === 'text/html' || PLAIN.has(leaf.mediaType);
}

function useAlternative(shown: readonly Text[], others: readonly Text[]): boolean {
  if (others.length === 0) return false;
  const letters = countLetters(shown);
  return letters < FEWEST_LETTERS && countLetters(others) > letters;
}

function countLetters(texts: readonly Text[]): number {
  let letters = 0;
  for (const { text } of texts.flatMap((each) => each.lines)) {
    letters += text.match(/\p{L}/gu)?.length ?? 0;
    if (letters >= FEWEST_LETTERS) return letters;
  }
  return letters;
}

function withoutLines(texts: readonly Text[]): Text[] {
  return texts.map((text) => ({ ...text, lines: [] }));
}

/** Reads a text part as far as the characters left in the budget go, which all parts share. */
function readText(leaf: MimeLeaf, budget: { length: number }): Text {
  const room = budget.length;
  // No charset has characters of more than four bytes.
  const decoded = decodeBytes(leaf.content.subarray(0, room * 4), leaf.charset);
  // Mail clients show nothing for NUL, which makes it a way to break words apart.
  const source = decoded.slice(0, room).replaceAll('\0', '');
  budget.length -= source.length;
  const cut = decoded.length > room || leaf.content.length > room * 4;
  const text = leaf.mediaType === 'text/html' ? readHtml(source) : readPlain(source, leaf);
  return {
    ...text,
    lines: leaf.embedded ? text.lines.map((line) => ({ ...line, quoted: true })) : text.lines,
    limitsReached: cut ? [...text.limitsReached, 'html-length'] : text.limitsReached,
  };
}

function readPlain(source: string, leaf: MimeLeaf): Text {
  const { lines, full } = readPlainText(source, leaf.flowed);
  return {
    lines,
    links: [],
    images: [],
    largeTexts: [],
    cellColors: [],
    hiddenText: '',
    splitWords: [],
    limitsReached: full ? ['text-length'] : [],
  };
}

function combine(texts: readonly Text[], others: readonly Text[]): Body {
  const lines = markQuotations(texts.flatMap((text) => text.lines));
  const anchors = placeLinks(texts, lines);
  const known = new Set(anchors.flatMap((link) => [link.target, ...link.text.split(' ')]));
  const bare = bareLinks([...lines, ...others.flatMap((text) => text.lines)], known);
  const links = [...anchors, ...bare].slice(0, LIMITS.links);
  return {
    ownLines: lines.filter((line) => !line.quoted).map((line) => line.text),
    quotedLines: lines.filter((line) => line.quoted).map((line) => line.text),
    hiddenText: texts
      .map((text) => text.hiddenText)
      .filter((text) => text !== '')
      .join('\n'),
    splitWords: texts.flatMap((text) => text.splitWords).slice(0, LIMITS.splitWords),
    links,
    images: texts.flatMap((text) => text.images).slice(0, LIMITS.listedImages),
    largeTexts: texts.flatMap((text) => text.largeTexts).slice(0, LIMITS.largeTexts),
    cellColors: texts.flatMap((text) => text.cellColors).slice(0, LIMITS.cellColors),
    limitsReached: [...texts, ...others].flatMap((text) => text.limitsReached),
  };
}

/** The links of all parts, marked where they stand in quoted lines. Without such a line, no mark holds. */
function placeLinks(texts: readonly Text[], lines: readonly Line[]): Link[] {
  const links: Link[] = [];
  const someQuoted = lines.some((line) => line.quoted);
  let offset = 0;
  for (const text of texts) {
    for (const { link, line } of text.links) {
      const { quoted, ...own } = link;
      const isQuoted = someQuoted && (quoted || lines[offset + line]?.quoted);
      links.push(isQuoted ? { ...own, quoted: true } : own);
    }
    offset += text.lines.length;
  }
  return links;
}
