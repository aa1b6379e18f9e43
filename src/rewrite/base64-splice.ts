import type { LineEnd } from './header-section.ts';
import { columnOf } from './line-ends.ts';

/** RFC 2045 §6.8. */
const LINE_LENGTH = 76;

/** Characters outside of the alphabet do not count (RFC 2045 §6.8); the first padding ends the data. */
export function decodeBase64(raw: Buffer): Buffer {
  const alphabet = raw.toString('latin1').replace(/[^A-Za-z0-9+/=]/g, '');
  const padding = alphabet.indexOf('=');
  return Buffer.from(padding === -1 ? alphabet : alphabet.slice(0, padding), 'base64');
}

/** In lines of 76 characters. */
export function encodeBase64(decoded: Buffer, lineEnd: LineEnd): Buffer {
  return Buffer.from(decoded.toString('base64').replace(/.{76}/g, `$&${lineEnd}`));
}

/** A place between two quanta of four characters, with the quantum that an insertion cuts in two, if any. */
interface Place {
  /** Raw index where the insertion begins: the first character of the cut quantum, or of what follows. */
  readonly start: number;
  /** Raw index behind the cut quantum; `start` when none is cut. */
  readonly end: number;
  /** Bytes of the cut quantum in front of the insertion: 0, 1 or 2. */
  readonly before: number;
}

/**
 * Inserts a multiple of three bytes. What follows keeps its quanta, hence its characters and its lines; where a
 * quantum is cut, the white space between its characters is kept as well. An insertion at the start of a line
 * fills lines of its own; one within a line first fills that line, and its last line is completed by what follows.
 */
export function insertIntoBase64(raw: Buffer, offset: number, insertion: Buffer, lineEnd: LineEnd): Buffer {
  const place = findPlace(raw, offset);
  const quantum = raw.toString('latin1', place.start, place.end);
  const cut = decodeQuantum(quantum);
  const encoded = Buffer.concat([cut.subarray(0, place.before), insertion, cut.subarray(place.before)])
    .toString('base64')
    .replace(/=+$/, '');
  const characters = alphabetOf(quantum).length;
  const kept = withGapsOf(quantum, encoded.slice(0, characters));
  const column = columnAt(raw, place.start, kept);
  const laidOut = layOut(encoded.slice(characters), column, lineEnd);
  return Buffer.concat([
    raw.subarray(0, place.start),
    Buffer.from(kept + laidOut, 'latin1'),
    raw.subarray(place.end),
  ]);
}

/**
 * Takes out what `insertIntoBase64` put in. A number of bytes that is no multiple of three is not ours, or somebody
 * encoded it anew on the way: the whole is encoded anew then.
 */
export function removeFromBase64(raw: Buffer, offset: number, length: number): Buffer {
  if (length % 3 !== 0) {
    const decoded = decodeBase64(raw);
    const rest = Buffer.concat([decoded.subarray(0, offset), decoded.subarray(offset + length)]);
    return encodeBase64(rest, raw.includes('\r\n') ? '\r\n' : '\n');
  }
  const { start, before } = findPlace(raw, offset);
  const atLineStart = before === 0 && (start === 0 || raw[start - 1] === 0x0a);
  const head = before === 0 ? 0 : quantumLength(raw, start, before, length);
  const end = skipCharacters(raw, start, (length / 3) * 4 + head);
  const spliced = raw.toString('latin1', start, end);
  const bytes = Buffer.from(alphabetOf(spliced), 'base64');
  const cut = Buffer.concat([bytes.subarray(0, before), bytes.subarray(before + length)]);
  const quantum = withGapsOf(spliced, cut.toString('base64').replace(/=+$/, ''));
  const rest = atLineStart ? skipLineEnd(raw, end) : end;
  return Buffer.concat([raw.subarray(0, start), Buffer.from(quantum, 'latin1'), raw.subarray(rest)]);
}

function findPlace(raw: Buffer, offset: number): Place {
  const before = offset % 3;
  const start = skipGap(raw, skipCharacters(raw, 0, ((offset - before) / 3) * 4));
  return { start, end: before === 0 ? start : skipCharacters(raw, start, 4), before };
}

/** Characters of the quantum that was cut: four, or fewer where the data ended with it. */
function quantumLength(raw: Buffer, start: number, before: number, length: number): number {
  const inserted = (length / 3) * 4;
  const available =
    alphabetOf(raw.toString('latin1', start, skipCharacters(raw, start, inserted + 4))).length - inserted;
  return Math.max(before + 1, Math.min(4, available));
}

/** Raw index behind so many characters of the alphabet; the end, or the padding, where there are fewer. */
function skipCharacters(raw: Buffer, from: number, count: number): number {
  let index = from;
  let end = from;
  for (let left = count; left > 0 && index < raw.length; index++) {
    if (raw[index] === 0x3d) break;
    if (!isAlphabet(raw[index])) continue;
    left--;
    end = index + 1;
  }
  return end;
}

/** The next character of the alphabet; where there is none, the insertion stands right behind the last one. */
function skipGap(raw: Buffer, from: number): number {
  let index = from;
  while (index < raw.length && !isAlphabet(raw[index]) && raw[index] !== 0x3d) index++;
  return isAlphabet(raw[index]) ? index : from;
}

function skipLineEnd(raw: Buffer, from: number): number {
  const afterReturn = raw[from] === 0x0d ? from + 1 : from;
  return raw[afterReturn] === 0x0a ? afterReturn + 1 : from;
}

function isAlphabet(byte = 0): boolean {
  return /[A-Za-z0-9+/]/.test(String.fromCharCode(byte));
}

function alphabetOf(text: string): string {
  return text.replace(/[^A-Za-z0-9+/]/g, '');
}

function decodeQuantum(quantum: string): Buffer {
  return Buffer.from(alphabetOf(quantum), 'base64');
}

/** The characters with the same white space between them as in a sample that starts with as many. */
function withGapsOf(sample: string, characters: string): string {
  let result = '';
  let used = 0;
  for (const character of sample) {
    if (used === characters.length) break;
    result += isAlphabet(character.charCodeAt(0)) ? characters[used++] : character;
  }
  return result;
}

function columnAt(raw: Buffer, start: number, kept: string): number {
  const inKept = kept.lastIndexOf('\n');
  if (inKept !== -1) return kept.length - inKept - 1;
  return columnOf(raw, start) + kept.length;
}

/** Breaks after each full line; at least four characters come before the first break of a line that is over-full. */
function layOut(characters: string, column: number, lineEnd: LineEnd): string {
  const room = Math.max(LINE_LENGTH - column, 4);
  let result = '';
  let position = 0;
  for (let end = room; end < characters.length; end += LINE_LENGTH) {
    result += characters.slice(position, end) + lineEnd;
    position = end;
  }
  return result + characters.slice(position) + (column === 0 ? lineEnd : '');
}
