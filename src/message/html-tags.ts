import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import type { Attributes } from './html-element.ts';
import { LIMITS } from './limits.ts';

/** What is told about HTML, in its order. */
export interface HtmlEvents {
  openTag(name: string, attributes: Attributes): void;
  closeTag(name: string): void;
  text(text: string): void;
}

/** The attributes that anyone asks for; all others are skipped unread. */
const READ = new Set(
  'href src alt title style class type id size action value hidden width height background bgcolor color'.split(
    ' ',
  ),
);

/** Attributes that may be long because they hold a picture. */
const LONG = new Set(['src', 'background']);

/**
 * Tokenises HTML in one pass: linear, whatever the nesting, since nothing is kept of it here. Only the attributes of
 * `read` are told.
 */
export function readTags(html: string, events: HtmlEvents, read: ReadonlySet<string> = READ): void {
  const tokenizer = new Tokenizer({ decodeEntities: true }, new TagReader(html, events, read));
  tokenizer.write(html);
  tokenizer.end();
}

/** Joins the tokens of a tag. The names of its members are those of htmlparser2's tokeniser. */
class TagReader implements TokenizerCallbacks {
  readonly #html: string;
  readonly #events: HtmlEvents;
  readonly #read: ReadonlySet<string>;
  #tag = '';
  #attributes = new Map<string, string>();
  #seen = 0;
  #attribute = '';
  #value = '';

  constructor(html: string, events: HtmlEvents, read: ReadonlySet<string>) {
    this.#html = html;
    this.#events = events;
    this.#read = read;
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#name(start, end);
    this.#attributes = new Map();
    this.#seen = 0;
  }

  onattribname(start: number, end: number): void {
    this.#seen += 1;
    const name = this.#seen > LIMITS.attributes ? '' : this.#name(start, end);
    this.#attribute = this.#read.has(name) ? name : '';
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.#attribute === '') return;
    const room = this.#limit() - this.#value.length;
    if (room > 0) this.#value += this.#html.slice(start, Math.min(end, start + room));
  }

  onattribentity(codepoint: number): void {
    if (this.#attribute !== '' && this.#value.length < this.#limit()) {
      this.#value += String.fromCodePoint(codepoint);
    }
  }

  onattribend(): void {
    // The first one counts (HTML §13.2.5.33).
    if (this.#attribute !== '' && !this.#attributes.has(this.#attribute)) {
      this.#attributes.set(this.#attribute, this.#value);
    }
  }

  onopentagend(): void {
    this.#events.openTag(this.#tag, this.#attributes);
  }

  /** In HTML `<div/>` opens an element like any other. */
  onselfclosingtag(): void {
    this.onopentagend();
  }

  onclosetag(start: number, end: number): void {
    this.#events.closeTag(this.#name(start, end));
  }

  ontext(start: number, end: number): void {
    this.#events.text(this.#html.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    this.#events.text(String.fromCodePoint(codepoint));
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  /** Names longer than any that means something are cut: a name of a megabyte is looked up nowhere. */
  #name(start: number, end: number): string {
    return this.#html.slice(start, Math.min(end, start + 40)).toLowerCase();
  }

  #limit(): number {
    return LONG.has(this.#attribute) ? LIMITS.imageSourceLength : LIMITS.attributeLength;
  }
}
