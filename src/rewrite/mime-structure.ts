import { type ParameterisedValue, parseParameterisedValue } from './content-type.ts';
import { type Delimiter, nextDelimiter } from './delimiter.ts';
import { fieldValue, type HeaderSection, readHeaderSection } from './header-section.ts';

/**
 * Limits on hostile structure. A message beyond one keeps its body as it is and gets header fields only.
 *
 * - depth: multiparts within multiparts until the stack is gone or the text stands where nobody looks
 * - parts: 20,000 empty parts in order to make every step afterwards slow
 */
export const STRUCTURE_LIMITS = { depth: 20, parts: 500 } as const;

/** Longest header of a part: without an empty line in them, 500 parts would have the message read 500 times. */
const PART_HEADER_LENGTH = 16_000;

/** A MIME entity (RFC 2045 §2.4) as ranges of the message's bytes. */
export interface Entity {
  readonly header: HeaderSection;
  /** Starts at `header.bodyStart`; ends before the line end that belongs to the delimiter after it. */
  readonly bodyEnd: number;
  readonly contentType: ParameterisedValue;
  /** In lower case; `7bit` where no field says otherwise (RFC 2045 §6.1). */
  readonly transferEncoding: string;
  readonly disposition: 'inline' | 'attachment';
  /** With angle brackets; empty when there is none. */
  readonly contentId: string;
  /** The parts of a multipart; empty for a leaf. */
  readonly children: readonly Entity[];
}

/** The MIME tree of a message; undefined when it is beyond `STRUCTURE_LIMITS`. */
export function readStructure(content: Buffer): Entity | undefined {
  const scan: Scan = { content, boundaries: [], parts: 0, exceeded: false };
  const { entity } = readEntity(scan, 0, 'text/plain');
  return scan.exceeded ? undefined : entity;
}

interface Scan {
  readonly content: Buffer;
  /** Of the multiparts that are open, outermost first. */
  readonly boundaries: string[];
  parts: number;
  exceeded: boolean;
}

interface ReadEntity {
  readonly entity: Entity;
  /** The delimiter that ended it, of itself or of a multipart around it. Undefined at the end of the message. */
  readonly delimiter: Delimiter | undefined;
}

function readEntity(scan: Scan, start: number, defaultType: string): ReadEntity {
  const { content } = scan;
  const header = readHeader(scan, start);
  const contentType = contentTypeOf(content, header, defaultType);
  const boundary = contentType.parameters.get('boundary')?.trimEnd();
  scan.parts++;
  scan.exceeded ||= scan.parts > STRUCTURE_LIMITS.parts || scan.boundaries.length > STRUCTURE_LIMITS.depth;
  const isMultipart = contentType.value.startsWith('multipart/') && boundary !== undefined && boundary !== '';
  const { children, delimiter } =
    isMultipart && !scan.exceeded
      ? readChildren(scan, header.bodyStart, boundary, contentType.value)
      : { children: [], delimiter: nextDelimiter(content, header.bodyStart, scan.boundaries) };
  const bodyEnd = Math.max(header.bodyStart, delimiter ? delimiter.precedingEnd : content.length);
  const entity = { header, bodyEnd, contentType, children, ...describe(content, header) };
  return { entity, delimiter };
}

/** A part whose header has no empty line ends at the next delimiter all the same. */
function readHeader({ content, boundaries }: Scan, start: number): HeaderSection {
  if (boundaries.length === 0) return readHeaderSection(content, start);
  const limit = Math.min(start + PART_HEADER_LENGTH, content.length);
  const header = readHeaderSection(content, start, limit);
  const delimiter = nextDelimiter(content, start, boundaries, header.end);
  return delimiter ? readHeaderSection(content, start, delimiter.start) : header;
}

function readChildren(
  scan: Scan,
  start: number,
  boundary: string,
  type: string,
): { children: Entity[]; delimiter: Delimiter | undefined } {
  const children: Entity[] = [];
  const level = scan.boundaries.length;
  const defaultType = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  scan.boundaries.push(boundary);
  let delimiter = nextDelimiter(scan.content, start, scan.boundaries);
  while (delimiter?.level === level && !delimiter.closes && !scan.exceeded) {
    const child = readEntity(scan, delimiter.end, defaultType);
    children.push(child.entity);
    delimiter = child.delimiter;
  }
  scan.boundaries.length = level;
  const closed = delimiter?.level === level;
  return {
    children,
    delimiter: closed ? nextDelimiter(scan.content, delimiter?.end ?? 0, scan.boundaries) : delimiter,
  };
}

function contentTypeOf(content: Buffer, header: HeaderSection, defaultType: string): ParameterisedValue {
  const field = header.fields.find(({ key }) => key === 'content-type');
  const parsed = parseParameterisedValue(field ? fieldValue(content, field) : '');
  return parsed.value.includes('/') ? parsed : { ...parsed, value: defaultType };
}

function describe(
  content: Buffer,
  header: HeaderSection,
): Pick<Entity, 'transferEncoding' | 'disposition' | 'contentId'> {
  const textOf = (key: string) => {
    const field = header.fields.find((candidate) => candidate.key === key);
    return field ? fieldValue(content, field) : '';
  };
  const { value: encoding } = parseParameterisedValue(textOf('content-transfer-encoding'));
  const { value: disposition } = parseParameterisedValue(textOf('content-disposition'));
  return {
    transferEncoding: encoding || '7bit',
    disposition: disposition === 'attachment' ? 'attachment' : 'inline',
    contentId: textOf('content-id'),
  };
}
