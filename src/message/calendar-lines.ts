import { decodeBytes } from './charset.ts';
import { LIMITS } from './limits.ts';

/** The content lines of a calendar (RFC 5545 §3.1) as far as the limits go; `cut` where there was more. */
export interface CalendarLines {
  readonly lines: readonly string[];
  readonly cut: boolean;
}

/** Folds may part the bytes of one character: they are undone before the bytes are read as text. */
export function calendarLines(content: Uint8Array, charset: string): CalendarLines {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  const folded = bytes.toString('latin1', 0, LIMITS.calendarBytes);
  const unfolded = folded.replace(/\r?\n[ \t]/g, '');
  const text = decodeBytes(Buffer.from(unfolded, 'latin1'), charset).replaceAll('\0', '');
  const lines = text.split(/\r\n|\n|\r/, LIMITS.calendarLines + 1);
  return {
    lines: lines.slice(0, LIMITS.calendarLines).map((line) => line.slice(0, LIMITS.calendarLineLength)),
    cut: content.length > LIMITS.calendarBytes || lines.length > LIMITS.calendarLines,
  };
}
