import { isUtf8 as holdsUtf8 } from 'node:buffer';
import { decodeSingleByte } from './charset.ts';

/** Text of which each place is known among its bytes. */
export interface LocatedText {
  readonly text: string;
  /** The place of a character among the bytes. */
  byteAt(index: number): number;
}

/** A range of characters, or of bytes. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Bytes as text. UTF-8 where they are that; else each byte as one character, which in charsets of several bytes are not
 * the letters that a reader sees, but ASCII stays what it is.
 */
export function locateText(bytes: Buffer, label: string): LocatedText {
  if ((label === 'utf-8' || label === 'utf8' || label === 'us-ascii') && holdsUtf8(bytes)) {
    const text = bytes.toString();
    return { text, byteAt: (index) => Buffer.byteLength(text.slice(0, index)) };
  }
  return { text: decodeSingleByte(bytes, label), byteAt: (index) => index };
}

/** Whether two ranges have nothing in common. */
export function areApart(left: TextSpan, right: TextSpan): boolean {
  return left.end <= right.start || right.end <= left.start;
}

/** Text without some ranges, which do not overlap. */
export function withoutSpans(text: string, spans: readonly TextSpan[]): string {
  let kept = '';
  let copied = 0;
  for (const { start, end } of spans.toSorted((left, right) => left.start - right.start)) {
    kept += text.slice(copied, start);
    copied = end;
  }
  return kept + text.slice(copied);
}
