import type { Attributes } from '../message/html-element.ts';
import { readTags } from '../message/html-tags.ts';
import { hostOf } from '../message/link.ts';
import type { AttachedForm } from './attachment-content.ts';
import { ATTACHMENT_LIMITS } from './limits.ts';

/** What a page does beyond showing text. */
interface ActiveContent {
  readonly forms: readonly AttachedForm[];
  /** Every script of the page, those in event handlers included. */
  readonly script: string;
  /** Where `<meta http-equiv="refresh">` leads. */
  readonly refresh?: { readonly text: string; readonly target: string };
}

const HANDLERS = ['onload', 'onerror', 'onclick', 'onsubmit', 'onbegin'];

const READ = new Set([
  'action',
  'type',
  'name',
  'placeholder',
  'autocomplete',
  'http-equiv',
  'content',
  ...HANDLERS,
]);

/** `5; url=https://…`, with quotes or without. */
const REFRESH = /^[\d.\s]{0,20}[;,]?\s{0,20}(?:url\s{0,20}=\s{0,20})?['"]?\s{0,20}(https?:[^\s'"]{1,4000})/i;

/** Reads forms and scripts in one bounded pass. */
export function readActiveContent(source: string): ActiveContent {
  const reader = new ActiveContentReader();
  readTags(source, reader, READ);
  return reader.finish();
}

interface OpenForm {
  readonly host?: string;
  readonly fields: string[];
}

class ActiveContentReader {
  readonly #forms: OpenForm[] = [];
  /** Fields outside any form, which a script takes. */
  readonly #loose: OpenForm = { fields: [] };
  readonly #scripts: string[] = [];
  #scriptLength = 0;
  #form: OpenForm | undefined;
  #inScript = false;
  #refresh: string | undefined;

  openTag(name: string, attributes: Attributes): void {
    if (name === 'script') this.#inScript = true;
    if (name === 'form') this.#openForm(attributes.get('action') ?? '');
    if (name === 'input') this.#addField(attributes);
    if (name === 'meta') this.#readMeta(attributes);
    for (const handler of HANDLERS) this.#addScript(attributes.get(handler) ?? '');
  }

  closeTag(name: string): void {
    if (name === 'script') this.#inScript = false;
    if (name === 'form') this.#form = undefined;
  }

  text(text: string): void {
    if (this.#inScript) this.#addScript(text);
  }

  finish(): ActiveContent {
    const target = this.#refresh;
    return {
      forms: [...this.#forms, this.#loose].filter(({ fields }) => fields.length > 0),
      script: this.#scripts.join('\n'),
      ...(target !== undefined && { refresh: { text: '', target } }),
    };
  }

  #openForm(action: string): void {
    if (this.#forms.length >= ATTACHMENT_LIMITS.forms) return;
    const host = hostOf(action);
    this.#form = { ...(host !== undefined && { host }), fields: [] };
    this.#forms.push(this.#form);
  }

  #addField(attributes: Attributes): void {
    const { fields } = this.#form ?? this.#loose;
    if (fields.length >= ATTACHMENT_LIMITS.fields) return;
    const type = attributes.get('type')?.toLowerCase() ?? 'text';
    if (type === 'password') fields.push(type);
    else if (type !== 'hidden' && type !== 'submit') fields.push(nameOfField(attributes));
  }

  #readMeta(attributes: Attributes): void {
    if (attributes.get('http-equiv')?.toLowerCase() !== 'refresh') return;
    this.#refresh ??= REFRESH.exec(attributes.get('content') ?? '')?.[1];
  }

  #addScript(text: string): void {
    const room = ATTACHMENT_LIMITS.scriptLength - this.#scriptLength;
    if (text === '' || room <= 0) return;
    const piece = text.slice(0, room);
    this.#scripts.push(piece);
    this.#scriptLength += piece.length;
  }
}

/** The words that say what is to be filled in. */
function nameOfField(attributes: Attributes): string {
  const words = ['autocomplete', 'name', 'placeholder'].map((name) => attributes.get(name) ?? '');
  return words.join(' ').trim().toLowerCase().slice(0, ATTACHMENT_LIMITS.nameLength);
}
