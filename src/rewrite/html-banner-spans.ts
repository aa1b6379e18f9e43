import { type BannerPhrases, findBanners, isAddress, type LetterSpan, lettersOf } from './banner-phrases.ts';
import { type HtmlElement, type HtmlNode, readHtmlTree } from './html-tree.ts';
import { areApart, type TextSpan } from './located-text.ts';

/** A node with the letters that are in it, as a range of those of the whole document. */
interface Region {
  readonly node: HtmlNode;
  readonly start: number;
  readonly end: number;
  readonly children: readonly Region[];
  /** Whether anything in it is seen that is no text. */
  readonly pictures: boolean;
}

/** Longer HTML is not searched. */
const HTML_LIMIT = 2_000_000;

/** Elements whose text nobody sees. */
const UNSEEN = new Set(['script', 'style', 'template', 'title', 'head', 'noscript']);

const PICTURES = new Set(['img', 'input', 'video', 'svg', 'object', 'hr', 'iframe']);

/** What may go with a banner when nothing else is in it; never what quotes a message. */
const AROUND = new Set([
  'table',
  'tbody',
  'tr',
  'td',
  'th',
  'div',
  'span',
  'font',
  'p',
  'center',
  'b',
  'strong',
  'a',
]);

/**
 * The banners within HTML, as ranges of whole elements. Known by their words alone: mail programs rename classes, drop
 * attributes, and make paragraphs of tables when they quote. One that shares its element with other words stays.
 */
export function htmlBannerSpans(html: string, phrases: BannerPhrases): TextSpan[] {
  if (html.length > HTML_LIMIT) return [];
  const body = readHtmlTree(html, true);
  if (!body) return [];
  const reader = new LetterReader();
  const regions = body.children.map((node) => reader.read(node));
  const banners = findBanners(reader.letters(), phrases, (place) => reader.starts.has(place));
  const spans = banners.flatMap((banner) => {
    const span = spanWithin(regions, withAddress(banner, reader));
    return span ? [span] : [];
  });
  return spans.filter((span, index) => spans.slice(0, index).every((other) => areApart(span, other)));
}

/** Collects letters in the order in which they stand. */
class LetterReader {
  readonly starts = new Set<number>();
  readonly texts: { readonly start: number; readonly value: string }[] = [];
  readonly #pieces: string[] = [];
  #length = 0;

  letters(): string {
    return this.#pieces.join('');
  }

  read(node: HtmlNode): Region {
    const start = this.#length;
    if ('value' in node) this.#take(node.value);
    const children =
      'childNodes' in node && !UNSEEN.has(tagOf(node))
        ? node.childNodes.map((child) => this.read(child))
        : [];
    const pictures = PICTURES.has(tagOf(node)) || children.some((child) => child.pictures);
    return { node, start, end: this.#length, children, pictures };
  }

  #take(value: string): void {
    const letters = lettersOf(value);
    this.starts.add(this.#length);
    this.texts.push({ start: this.#length, value });
    this.#pieces.push(letters);
    this.#length += letters.length;
  }
}

function tagOf(node: HtmlNode): string {
  return 'tagName' in node ? node.tagName : '';
}

/** The address behind the question is often a link of its own. */
function withAddress(banner: LetterSpan, { texts }: LetterReader): LetterSpan {
  if (!banner.reported) return banner;
  const next = texts.find(({ start, value }) => start >= banner.end && lettersOf(value) !== '');
  const address = next?.value.trim() ?? '';
  if (next?.start === banner.end && isAddress(address))
    return { ...banner, end: banner.end + lettersOf(address).length };
  const within = texts.findLast(({ start }) => start < banner.end);
  const word = within?.value.trim().split(/\s/).at(-1) ?? '';
  const end = (within?.start ?? 0) + lettersOf(within?.value ?? '').length;
  return isAddress(word) && end === banner.end + lettersOf(word).length ? { ...banner, end } : banner;
}

/** The smallest run of neighbours with exactly these letters, and the elements around it that hold nothing else. */
function spanWithin(regions: readonly Region[], banner: LetterSpan): TextSpan | undefined {
  const inner = regions.find(
    (region) => region.start <= banner.start && region.end >= banner.end && region.children.length > 0,
  );
  if (inner && isAll(inner, banner) && mayGo(inner)) return placeOf(inner, inner);
  if (inner) return spanWithin(inner.children, banner);
  const run = regions.filter(({ start, end }) => end > start && end > banner.start && start < banner.end);
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || first.start !== banner.start || last.end !== banner.end) return undefined;
  return placeOf(first, last);
}

function isAll({ start, end }: Region, banner: LetterSpan): boolean {
  return start === banner.start && end === banner.end;
}

function mayGo({ node, pictures }: Region): boolean {
  return AROUND.has(tagOf(node)) && !pictures;
}

function placeOf(first: Region, last: Region): TextSpan | undefined {
  const start = locationOf(first.node)?.startOffset;
  const end = locationOf(last.node)?.endOffset;
  return start !== undefined && end !== undefined && start < end ? { start, end } : undefined;
}

function locationOf(node: HtmlNode): HtmlElement['sourceCodeLocation'] {
  return node.sourceCodeLocation as HtmlElement['sourceCodeLocation'];
}
