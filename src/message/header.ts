import { decodeBytes } from './charset.ts';
import { decodeEncodedWords } from './encoded-word.ts';
import { LIMITS } from './limits.ts';
import type { HeaderField, LimitReached } from './message.ts';

/** The header of a message and where its body starts. */
export interface Header {
  readonly fields: readonly HeaderField[];
  /** Offset of the first byte after the empty line; the length of the message where there is no body. */
  readonly bodyStart: number;
  readonly limitsReached: readonly LimitReached[];
}

/** Reads the header section of a message (RFC 5322 §2.2). Lines may end in CRLF, LF or a mixture. */
export function readHeader(content: Buffer): Header {
  const { headerEnd, bodyStart } = findHeaderEnd(content);
  const block = content.toString('latin1', 0, Math.min(headerEnd, LIMITS.headerBytes));
  const chunks = splitHeader(block);
  const fields: HeaderField[] = [];
  for (const chunk of chunks) {
    if (fields.length >= LIMITS.headerFields) break;
    const field = readField(chunk);
    if (field) fields.push(field);
  }
  return { fields, bodyStart, limitsReached: limits(headerEnd, fields.length, chunks.length) };
}

function limits(headerEnd: number, fields: number, chunks: number): LimitReached[] {
  return [
    ...(headerEnd > LIMITS.headerBytes ? (['header-bytes'] as const) : []),
    ...(fields >= LIMITS.headerFields && chunks > fields ? (['header-fields'] as const) : []),
  ];
}

/** The header ends at the first empty line. A message may start with it, and may be nothing but a header. */
function findHeaderEnd(content: Buffer): { headerEnd: number; bodyStart: number } {
  for (let start = 0; start < content.length; ) {
    const lineEnd = content.indexOf(0x0a, start);
    const length = lineEnd - start;
    if (lineEnd === -1) break;
    if (length === 0 || (length === 1 && content[start] === 0x0d)) {
      return { headerEnd: start, bodyStart: lineEnd + 1 };
    }
    start = lineEnd + 1;
  }
  return { headerEnd: content.length, bodyStart: content.length };
}

/**
 * Splits a header block into fields, each with its folds and its line end. Nothing is lost: the pieces joined are
 * the block again. A piece may also be a line that is no field, such as mbox's `From someone Sat Jan 3 …`.
 */
export function splitHeader(block: string): string[] {
  const chunks: string[] = [];
  let start = 0;
  for (let lineEnd = block.indexOf('\n'); lineEnd !== -1; lineEnd = block.indexOf('\n', lineEnd + 1)) {
    const next = block[lineEnd + 1];
    if (next === ' ' || next === '\t') continue;
    chunks.push(block.slice(start, lineEnd + 1));
    start = lineEnd + 1;
  }
  if (start < block.length) chunks.push(block.slice(start));
  return chunks;
}

/** RFC 5322 §4.5 allows white space in front of the colon; a name itself is printable US-ASCII (§2.2). */
function readField(chunk: string): HeaderField | undefined {
  const colon = chunk.indexOf(':');
  const name = chunk.slice(0, colon).trimEnd();
  if (colon < 1 || name.length > 200 || !/^[!-9;-~]+$/.test(name)) return undefined;
  const raw = withoutLineEnd(chunk.slice(colon + 1));
  return { name, key: name.toLowerCase(), raw, value: decodeFieldBody(raw) };
}

function withoutLineEnd(line: string): string {
  if (line.endsWith('\r\n')) return line.slice(0, -2);
  return line.endsWith('\n') ? line.slice(0, -1) : line;
}

function decodeFieldBody(raw: string): string {
  return decodeEncodedWords(unfold(raw)).trim();
}

/** The body of a field as text on one line (RFC 5322 §2.2.3), encoded-words still encoded. */
export function unfold(raw: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL and other controls are exactly what is to be found.
  const unfolded = /[\r\n\u0000]/.test(raw) ? raw.replace(/[\r\n\u0000]/g, '') : raw;
  return /[\u0080-\u00ff]/.test(unfolded) ? decodeBytes(Buffer.from(unfolded, 'latin1')) : unfolded;
}
