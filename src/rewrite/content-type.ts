/** A structured field of MIME: `Content-Type` (RFC 2045 §5.1) or `Content-Disposition` (RFC 2183). */
export interface ParameterisedValue {
  /** In lower case: `text/html`, `attachment`. */
  readonly value: string;
  /** By name in lower case; RFC 2231 continuations joined. The first of two equal names counts. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Parameters that are read: `; a=1` a million times in one field. */
const PARAMETER_LIMIT = 100;

const SPECIALS = /[\s()<>@,;:\\"/[\]?=]/;

/** Reads a structured field from its unfolded value. Never fails: what makes no sense is skipped. */
export function parseParameterisedValue(text: string): ParameterisedValue {
  const [head = '', ...assignments] = splitAtSemicolons(text);
  const raw = new Map<string, string>();
  for (const assignment of assignments) {
    const equals = assignment.indexOf('=');
    if (equals === -1) continue;
    const name = assignment.slice(0, equals).trim().toLowerCase();
    if (!raw.has(name)) raw.set(name, unquoted(assignment.slice(equals + 1).trim()));
  }
  return { value: withoutComments(head).trim().toLowerCase(), parameters: joinContinuations(raw) };
}

/** The field's value with another charset and every other parameter as before, on one line. */
export function withCharset({ value, parameters }: ParameterisedValue, charset: string): string[] {
  const kept = [...parameters].filter(([name]) => name !== 'charset');
  const all = [...kept, ['charset', charset] as const].map(([name, content]) => `${name}=${quoted(content)}`);
  return [
    `${value};`,
    ...all.map((assignment, index) => (index < all.length - 1 ? `${assignment};` : assignment)),
  ];
}

/** Splits outside of quoted strings, in one pass: a quote that never closes takes the rest of the field. */
function splitAtSemicolons(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let quotes = false;
  for (let index = 0; index < text.length && pieces.length < PARAMETER_LIMIT; index++) {
    const character = text[index];
    if (character === '\\' && quotes) index++;
    else if (character === '"') quotes = !quotes;
    else if (character === ';' && !quotes) {
      pieces.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...pieces, text.slice(start)];
}

function withoutComments(text: string): string {
  const open = text.indexOf('(');
  return open === -1 ? text : text.slice(0, open);
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text.split(/[\s(]/, 1)[0] ?? '';
  let result = '';
  for (let index = 1; index < text.length && text[index] !== '"'; index++) {
    if (text[index] === '\\') index++;
    result += text[index] ?? '';
  }
  return result;
}

function quoted(text: string): string {
  const plain = text.replace(/[^\x20-\x7e]/g, '');
  return plain === '' || SPECIALS.test(plain) ? `"${plain.replace(/["\\]/g, '\\$&')}"` : plain;
}

/** RFC 2231 §3: `boundary*0="a"; boundary*1="b"` is `boundary="ab"`. */
function joinContinuations(raw: ReadonlyMap<string, string>): Map<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of raw) {
    const star = name.indexOf('*');
    const base = star === -1 ? name : name.slice(0, star);
    if (star !== -1 && raw.has(base)) continue;
    const encoded = /^\*0?\*$/.test(name.slice(base.length));
    const part = encoded ? value.replace(/^[^']{0,40}'[^']{0,40}'/, '') : value;
    joined.set(base, (joined.get(base) ?? '') + part);
  }
  return joined;
}
