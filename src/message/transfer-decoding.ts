import { hexByte } from './hex-byte.ts';

/** Undoes a Content-Transfer-Encoding (RFC 2045 §6) as leniently as mail clients do. Unknown ones are the identity. */
export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return decodeBase64(body);
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : body;
}

/** RFC 2045 §6.8: every other character must be ignored, which Node does, except that it reads these two as well. */
const URL_SAFE = /[-_]/g;

/** Padding ends what Node reads, yet bodies glued together of several padded pieces are shown whole. */
function decodeBase64(body: Buffer): Buffer {
  const text = body.toString('latin1').replace(URL_SAFE, '');
  const padding = text.indexOf('=');
  if (padding === -1 || !/[A-Za-z0-9+/]/.test(text.slice(padding))) return Buffer.from(text, 'base64');
  return Buffer.concat(text.split(/=+/).map((piece) => Buffer.from(piece, 'base64')));
}

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const EQUALS = 0x3d;

/** Bytes that stand for themselves, 8-bit ones included, stay as they are, and so does `=` in front of no hex digits. */
function decodeQuotedPrintable(body: Buffer): Buffer {
  const lines = joinLines(body);
  let length = lines.indexOf(EQUALS);
  if (length === -1) return lines;
  for (let at = length; at < lines.length; at++) {
    const byte = lines[at] === EQUALS ? hexByte(lines, at + 1) : -1;
    lines[length++] = byte === -1 ? (lines[at] ?? 0) : byte;
    if (byte !== -1) at += 2;
  }
  return lines.subarray(0, length);
}

/**
 * A copy without white space at the ends of lines, which servers on the way may have added (RFC 2045 §6.7 rule 3), and
 * without soft line breaks (rule 5). Done first: a soft line break may stand within what it parts.
 */
function joinLines(body: Buffer): Buffer {
  const joined = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let start = 0; start < body.length; ) {
    const lineFeed = body.indexOf(LF, start);
    const next = lineFeed === -1 ? body.length : lineFeed + 1;
    const lineEnd = startOfLineEnd(body, start, next);
    const end = withoutBlanks(body, start, lineEnd);
    const soft = end > start && body[end - 1] === EQUALS;
    length += body.copy(joined, length, start, soft ? end - 1 : end);
    if (!soft) length += body.copy(joined, length, lineEnd, next);
    start = next;
  }
  return joined.subarray(0, length);
}

function startOfLineEnd(body: Buffer, start: number, next: number): number {
  if (body[next - 1] !== LF) return next;
  return next - 2 >= start && body[next - 2] === CR ? next - 2 : next - 1;
}

function withoutBlanks(body: Buffer, start: number, lineEnd: number): number {
  let end = lineEnd;
  while (end > start && (body[end - 1] === SPACE || body[end - 1] === TAB)) end--;
  return end;
}
