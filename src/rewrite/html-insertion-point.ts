import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, Parser, type Token } from 'parse5';

type CharacterToken = Token.CharacterToken;
type TagToken = Token.TagToken;

/**
 * Limits on hostile HTML before the body is reached. Beyond one there is no insertion point.
 *
 * - depth: `<template>` a hundred thousand times, each open element making the next one dearer
 * - repeatedRoots: each further `<html …>` merges its attributes with all that came before
 */
const LIMITS = { depth: 200, repeatedRoots: 100 } as const;

/**
 * Where the body's content begins, as an offset into HTML: behind the start tag that a browser takes for the body's,
 * or in front of what opens the body where no tag does. Undefined where there is no body, as in a frameset.
 *
 * A real parser decides, because `<!-- <body> -->`, `<title><body></title>`, `<style>/*<body>` and `<template>` all
 * fool a search for the tag, and the banner would stand where nothing is rendered. It stops at the body, so what
 * comes after costs nothing.
 */
export function htmlInsertionPoint(html: string): number | undefined {
  const { insertionPoint, atEnd } = findBody(html);
  if (!atEnd) return insertionPoint;
  // An unfinished comment, tag or title may be what comes before the end: nothing put behind it is markup.
  return findBody(`${html}<table>`).insertionPoint === html.length ? html.length : undefined;
}

function findBody(html: string): BodyFinder {
  const finder = new BodyFinder({ sourceCodeLocationInfo: true, scriptingEnabled: false });
  finder.tokenizer.write(html, true);
  return finder;
}

/** A parser of a whole document that pauses as soon as it opens the body. */
class BodyFinder extends Parser<DefaultTreeAdapterMap> {
  insertionPoint: number | undefined;
  /** Whether nothing but the end of the text opened the body. */
  atEnd = false;
  #tokenStart = 0;
  #depth = 0;
  #roots = 0;

  override onItemPush(node: DefaultTreeAdapterTypes.ParentNode, tid: number, isTop: boolean): void {
    super.onItemPush(node, tid, isTop);
    this.#depth++;
    const name = 'tagName' in node ? node.tagName : '';
    if (name === 'body') this.insertionPoint ??= this.#bodyStart(node);
    if (name === 'body' || name === 'frameset' || this.#depth > LIMITS.depth) this.tokenizer.pause();
  }

  override onItemPop(node: DefaultTreeAdapterTypes.ParentNode, isTop: boolean): void {
    super.onItemPop(node, isTop);
    this.#depth--;
  }

  override onStartTag(token: TagToken): void {
    if (token.tagName === 'html' && ++this.#roots > LIMITS.repeatedRoots) this.tokenizer.pause();
    this.#tokenStart = token.location?.startOffset ?? 0;
    super.onStartTag(token);
  }

  override onEndTag(token: TagToken): void {
    this.#tokenStart = token.location?.startOffset ?? 0;
    super.onEndTag(token);
  }

  override onCharacter(token: CharacterToken): void {
    this.#tokenStart = token.location?.startOffset ?? 0;
    super.onCharacter(token);
  }

  override onEof(token: Token.EOFToken): void {
    this.#tokenStart = token.location?.startOffset ?? 0;
    this.atEnd = this.insertionPoint === undefined;
    super.onEof(token);
  }

  #bodyStart(node: DefaultTreeAdapterTypes.ParentNode): number {
    const location = 'tagName' in node ? node.sourceCodeLocation : undefined;
    return location?.startTag?.endOffset ?? this.#tokenStart;
  }
}
