/** A line that begins or ends a part of a multipart (RFC 2046 §5.1.1). */
export interface Delimiter {
  /** Index of its boundary among the open ones. */
  readonly level: number;
  /** `--boundary--`: no further part follows. */
  readonly closes: boolean;
  /** First byte of the line. */
  readonly start: number;
  /** Where the part before ends: the line end in front belongs to the delimiter. */
  readonly precedingEnd: number;
  /** First byte after the line. */
  readonly end: number;
}

/** RFC 2046 allows boundaries of 70 characters; some senders write longer ones. A longer line is no delimiter. */
const DELIMITER_LENGTH = 1000;

const LF = 0x0a;
const CR = 0x0d;

/**
 * The next delimiter of any open multipart that starts between a start of a line and `until`; the innermost wins
 * among equal ones. Boundaries come without trailing white space.
 */
export function nextDelimiter(
  content: Buffer,
  from: number,
  boundaries: readonly string[],
  until = content.length,
): Delimiter | undefined {
  if (boundaries.length === 0) return undefined;
  for (
    let start = nextDashes(content, from);
    start !== -1 && start < until;
    start = nextDashes(content, start + 2)
  ) {
    const lineFeed = content.indexOf(LF, start);
    const end = lineFeed === -1 ? content.length : lineFeed + 1;
    if (end - start > DELIMITER_LENGTH) continue;
    const match = matchBoundary(content.toString('latin1', start + 2, end).trimEnd(), boundaries);
    if (match) return { ...match, start, end, precedingEnd: withoutLineEnd(content, from, start) };
  }
  return undefined;
}

/** The next line that starts with `--`. */
function nextDashes(content: Buffer, from: number): number {
  const atStart = from === 0 || content[from - 1] === LF;
  if (atStart && content[from] === 0x2d && content[from + 1] === 0x2d) return from;
  const found = content.indexOf('\n--', Math.max(0, from - 1), 'latin1');
  return found === -1 ? -1 : found + 1;
}

function matchBoundary(
  line: string,
  boundaries: readonly string[],
): Pick<Delimiter, 'level' | 'closes'> | undefined {
  const level = boundaries.findLastIndex((boundary) => line === boundary || line === `${boundary}--`);
  return level === -1 ? undefined : { level, closes: line !== boundaries[level] };
}

function withoutLineEnd(content: Buffer, from: number, start: number): number {
  let end = start;
  if (end > from && content[end - 1] === LF) end--;
  if (end > from && content[end - 1] === CR) end--;
  return end;
}
