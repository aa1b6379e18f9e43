/** A header field by its place in the bytes of a message (RFC 5322 §2.2). */
export interface FieldRange {
  /** In lower case, without the white space that RFC 5322 §4.5 allows in front of the colon. */
  readonly key: string;
  /** As written, equally trimmed. */
  readonly name: string;
  /** First byte of the name. */
  readonly start: number;
  /** First byte after the colon. */
  readonly valueStart: number;
  /** First byte after the line end of the last fold. */
  readonly end: number;
}

/** The header section of a message or of a body part. */
export interface HeaderSection {
  readonly fields: readonly FieldRange[];
  /** First byte of the first field; after mbox's `From ` line where there is one. */
  readonly start: number;
  /** First byte of the empty line, `limit` where there is none. */
  readonly end: number;
  /** First byte after the empty line. */
  readonly bodyStart: number;
  /** Whether the empty line is there. Without it nothing is a body. */
  readonly closed: boolean;
  readonly lineEnd: LineEnd;
}

export type LineEnd = '\r\n' | '\n';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/**
 * Longest field name that is read. A header line of megabytes without a colon costs a string of the same size
 * otherwise.
 */
const NAME_LENGTH = 200;

/** Reads field names and places only; values stay bytes. Linear in the header section, blind to the body. */
export function readHeaderSection(content: Buffer, from = 0, limit = content.length): HeaderSection {
  const fields: FieldRange[] = [];
  const start = skipMailboxLine(content, from, limit);
  let lineEnd: LineEnd | undefined;
  for (let position = start; position < limit; ) {
    const next = nextLine(content, position, limit);
    lineEnd ??= content[next - 1] === LF ? lineEndAt(content, next - 1) : undefined;
    if (isEmptyLine(content, position, next)) {
      return { fields, start, end: position, bodyStart: next, closed: true, lineEnd: lineEnd ?? '\r\n' };
    }
    const end = skipFolds(content, next, limit);
    const field = readField(content, position, end);
    if (field) fields.push(field);
    position = end;
  }
  return { fields, start, end: limit, bodyStart: limit, closed: false, lineEnd: lineEnd ?? '\r\n' };
}

/** The value of a field as bytes in latin1, unfolded and trimmed (RFC 5322 §2.2.3). */
export function fieldValue(content: Buffer, field: FieldRange): string {
  return content
    .toString('latin1', field.valueStart, field.end)
    .replace(/[\r\n]/g, '')
    .trim();
}

/** The value of a field as bytes in latin1, with its folds, without the white space around it. */
export function rawValue(content: Buffer, { valueStart, end }: FieldRange): string {
  return content.toString('latin1', valueStart, end).trim();
}

/** How the line that ends with the LF at this place ends. */
function lineEndAt(content: Uint8Array, lineFeed: number): LineEnd {
  return content[lineFeed - 1] === CR ? '\r\n' : '\n';
}

function skipMailboxLine(content: Buffer, from: number, limit: number): number {
  return content.toString('latin1', from, Math.min(from + 5, limit)) === 'From '
    ? nextLine(content, from, limit)
    : from;
}

function nextLine(content: Buffer, position: number, limit: number): number {
  const lineFeed = content.indexOf(LF, position);
  return lineFeed === -1 || lineFeed >= limit ? limit : lineFeed + 1;
}

function isEmptyLine(content: Buffer, position: number, next: number): boolean {
  const first = content[position];
  return first === LF || (first === CR && next === position + 2 && content[position + 1] === LF);
}

function skipFolds(content: Buffer, position: number, limit: number): number {
  let end = position;
  while (end < limit && (content[end] === SPACE || content[end] === TAB)) end = nextLine(content, end, limit);
  return end;
}

function readField(content: Buffer, start: number, end: number): FieldRange | undefined {
  const head = content.toString('latin1', start, Math.min(start + NAME_LENGTH, end));
  const colon = head.indexOf(':');
  if (colon === -1) return undefined;
  const name = head.slice(0, colon).trim();
  return { key: name.toLowerCase(), name, start, valueStart: start + colon + 1, end };
}
