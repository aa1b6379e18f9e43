import { hexByte } from '../message/hex-byte.ts';
import type { LineEnd } from './header-section.ts';
import { columnOf } from './line-ends.ts';

/** RFC 2045 §6.7 allows 76 characters, the last of which a soft line break needs. */
const LINE_LENGTH = 75;

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

/** One step of decoding: a byte, or nothing for a soft line break. */
interface Step {
  /** Raw index behind the step. */
  readonly next: number;
  readonly byte?: number;
}

export function decodeQuotedPrintable(raw: Buffer): Buffer {
  const decoded = Buffer.alloc(raw.length);
  let length = 0;
  for (let index = 0; index < raw.length; ) {
    const equals = raw.indexOf(EQUALS, index);
    length += raw.copy(decoded, length, index, equals === -1 ? raw.length : equals);
    if (equals === -1) break;
    const { next, byte } = stepAt(raw, equals);
    if (byte !== undefined) decoded[length++] = byte;
    index = next;
  }
  return decoded.subarray(0, length);
}

/** Encodes text: line ends stay line ends (RFC 2045 §6.7 rule 4). */
export function encodeQuotedPrintable(decoded: Buffer, lineEnd: LineEnd): Buffer {
  return Buffer.from(layOut(decoded, 0, lineEnd), 'latin1');
}

/**
 * Inserts in front of the byte at an offset, continuing the line that is there. A soft line break follows the
 * insertion unless a line end or nothing comes next.
 */
export function insertIntoQuotedPrintable(
  raw: Buffer,
  offset: number,
  insertion: Buffer,
  lineEnd: LineEnd,
): Buffer {
  const start = rawIndexOf(raw, 0, offset);
  const needsBreak =
    !insertion.toString('latin1').endsWith(lineEnd) && start < raw.length && !isLineEnd(raw, start);
  const laidOut = layOut(insertion, columnOf(raw, start), lineEnd) + (needsBreak ? `=${lineEnd}` : '');
  return Buffer.concat([raw.subarray(0, start), Buffer.from(laidOut, 'latin1'), raw.subarray(start)]);
}

/** Takes out what `insertIntoQuotedPrintable` put in, with the soft line break that followed it. */
export function removeFromQuotedPrintable(raw: Buffer, offset: number, length: number): Buffer {
  const start = rawIndexOf(raw, 0, offset);
  const last = rawIndexOf(raw, start, length - 1);
  const { next: end, byte } = stepAt(raw, last);
  const after = end < raw.length ? stepAt(raw, end) : { next: end, byte: 0 };
  const rest = byte !== LF && after.byte === undefined ? after.next : end;
  return Buffer.concat([raw.subarray(0, start), raw.subarray(rest)]);
}

/** Raw index of the byte that is so many decoded bytes further on, behind the soft line breaks in front of it. */
function rawIndexOf(raw: Buffer, from: number, count: number): number {
  let index = from;
  let left = count;
  while (index < raw.length) {
    const { next, byte } = stepAt(raw, index);
    if (byte !== undefined && left-- === 0) break;
    index = next;
  }
  return index;
}

/** An equals sign that begins neither an octet nor a soft line break stands for itself, as in most clients. */
function stepAt(raw: Buffer, index: number): Step {
  if (raw[index] !== EQUALS) return { next: index + 1, byte: raw[index] ?? 0 };
  const octet = hexByte(raw, index + 1);
  if (octet !== -1) return { next: index + 3, byte: octet };
  const lineEnd = skipBlanks(raw, index + 1);
  if (raw[lineEnd] === LF) return { next: lineEnd + 1 };
  if (raw[lineEnd] === CR && raw[lineEnd + 1] === LF) return { next: lineEnd + 2 };
  return { next: index + 1, byte: EQUALS };
}

function skipBlanks(raw: Buffer, from: number): number {
  let index = from;
  while (isBlank(raw[index] ?? 0)) index++;
  return index;
}

function isLineEnd(raw: Buffer, index: number): boolean {
  return raw[index] === LF || (raw[index] === CR && raw[index + 1] === LF);
}

/** Only line ends of the given style stay line ends; any other CR or LF becomes an octet. */
function layOut(bytes: Buffer, column: number, lineEnd: LineEnd): string {
  const lines = bytes.toString('latin1').split(lineEnd);
  return lines.map((line, index) => layOutLine(line, index === 0 ? column : 0, lineEnd)).join(lineEnd);
}

/** At least one character comes before the first soft line break: one in front of all would be nobody's. */
function layOutLine(line: string, column: number, lineEnd: LineEnd): string {
  let result = '';
  let width = column;
  for (let index = 0; index < line.length; index++) {
    const piece = encodedCharacter(line.charCodeAt(index), index === line.length - 1);
    if (width + piece.length > LINE_LENGTH && index > 0) {
      result += `=${lineEnd}`;
      width = 0;
    }
    result += piece;
    width += piece.length;
  }
  return result;
}

/** White space at the end of a line is encoded too, or transport would drop it. */
function encodedCharacter(code: number, last: boolean): string {
  const plain = (code >= 0x21 && code <= 0x7e && code !== EQUALS) || (isBlank(code) && !last);
  return plain ? String.fromCharCode(code) : `=${code.toString(16).toUpperCase().padStart(2, '0')}`;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
