import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, Parser } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** What a browser shows of a document. */
export interface HtmlBody {
  /** Attributes of `<html>` and `<body>`, merged as a browser does, of all such tags. */
  readonly root: ReadonlyMap<string, string>;
  readonly body: ReadonlyMap<string, string>;
  readonly children: readonly HtmlNode[];
}

/**
 * Limits on hostile HTML. Beyond one there is no tree.
 *
 * - depth: a hundred thousand `<div>`, each making the next one dearer; newsletters have about fifty
 * - elements: `<p><font size=1><p><font size=2>…` has the parser open every earlier font again in each paragraph
 */
const LIMITS = { depth: 400, elements: 60_000 } as const;

/**
 * Reads HTML as browsers do (WHATWG HTML §13.2). Undefined beyond the limits.
 *
 * @param withPlaces whether each node tells where it stands in the HTML
 */
export function readHtmlTree(html: string, withPlaces = false): HtmlBody | undefined {
  const parser = new LimitedParser({ scriptingEnabled: false, sourceCodeLocationInfo: withPlaces });
  parser.tokenizer.write(html, true);
  if (parser.exceeded) return undefined;
  const root = childElement(parser.document, 'html');
  const body = root && childElement(root, 'body');
  return {
    root: attributesOf(root),
    body: attributesOf(body),
    children: body?.childNodes ?? [],
  };
}

/** The value of each attribute by its name in lower case. */
export function attributesOf(element: HtmlElement | undefined): Map<string, string> {
  return new Map(element?.attrs.map(({ name, value }) => [name, value]));
}

function childElement(
  { childNodes }: { readonly childNodes: readonly HtmlNode[] },
  name: string,
): HtmlElement | undefined {
  return childNodes.filter((node) => 'tagName' in node).find(({ tagName }) => tagName === name);
}

class LimitedParser extends Parser<DefaultTreeAdapterMap> {
  exceeded = false;
  #depth = 0;
  #elements = 0;

  override onItemPush(node: DefaultTreeAdapterTypes.ParentNode, tid: number, isTop: boolean): void {
    super.onItemPush(node, tid, isTop);
    this.#depth++;
    this.#elements++;
    if (this.#depth <= LIMITS.depth && this.#elements <= LIMITS.elements) return;
    this.exceeded = true;
    this.tokenizer.pause();
  }

  override onItemPop(node: DefaultTreeAdapterTypes.ParentNode, isTop: boolean): void {
    super.onItemPop(node, isTop);
    this.#depth--;
  }
}
