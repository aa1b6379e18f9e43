import type { Banner } from './banner.ts';
import { decodeBase64, encodeBase64 } from './base64-splice.ts';
import { type ContentField, contentFields, describeBody, isContentField } from './content-fields.ts';
import type { Edit } from './edit.ts';
import { type HeaderSection, type LineEnd, readHeaderSection } from './header-section.ts';
import { toCarriageReturns } from './line-ends.ts';
import { type Entity, readStructure } from './mime-structure.ts';
import { QUOTED_PRINTABLE } from './transfer-encoding.ts';

/** Boundary around a message that is attached to its banner. No base64 or quoted-printable has an underscore behind `=`. */
const WRAP_BOUNDARY = '=_cf-wrapped';

/** Beginning of the boundary between a banner and the body it stands in front of; a number follows. */
const FRONT_BOUNDARY = '=_cf-front-';

const BANNER_BOUNDARY = '=_cf-banner';

/** By these a message that has a banner of its own kind is known, before anything is parsed. */
export const ENVELOPE_MARKS = [WRAP_BOUNDARY, FRONT_BOUNDARY] as const;

/** Base64 makes a third more of it, which the next mail server has to take. */
const WRAP_LIMIT = 20_000_000;

/**
 * The edits that make the banner the message and attach the message as it came, byte for byte. As a file of no known
 * type: with `message/rfc822` a style sheet within it can cover the banner in Thunderbird. Undefined where it is too large.
 *
 * @param original what is attached; `content` itself, or what was attached when it passed before
 */
export function wrapEdits(content: Buffer, banner: Banner, original: Buffer): Edit[] | undefined {
  const header = readHeaderSection(content);
  if (original.length > WRAP_LIMIT || !header.closed) return undefined;
  const { lineEnd } = header;
  const attached = [
    'Content-Type: application/octet-stream; name="original.eml"',
    'Content-Disposition: attachment; filename="original.eml"',
    'Content-Transfer-Encoding: base64',
    '',
    '',
  ].join(lineEnd);
  const body = multipart(WRAP_BOUNDARY, lineEnd, [
    bannerPart(banner, lineEnd),
    Buffer.concat([Buffer.from(attached), encodeBase64(original, lineEnd)]),
  ]);
  return envelopeEdits(content, header, [contentType(WRAP_BOUNDARY)], body);
}

/**
 * The edits that put the banner in front of a body without any text that could take it: a calendar invite alone, a PDF
 * alone. The body becomes a part as it is, under the fields that described it.
 */
export function frontEdits(content: Buffer, { header, transferEncoding }: Entity, banner: Banner): Edit[] {
  if (!header.closed) return [];
  const { lineEnd } = header;
  const boundary = unusedBoundary(content);
  const fields = header.fields.filter(isContentField).map(({ start, end }) => content.subarray(start, end));
  const part = Buffer.concat([...fields, Buffer.from(lineEnd), content.subarray(header.bodyStart)]);
  const body = multipart(boundary, lineEnd, [bannerPart(banner, lineEnd), part]);
  const octets = transferEncoding === '8bit' || transferEncoding === 'binary';
  return envelopeEdits(
    content,
    header,
    [
      contentType(boundary),
      ...(octets ? [{ name: 'Content-Transfer-Encoding', value: transferEncoding }] : []),
    ],
    body,
  );
}

/** A message in its envelope, as far as it is needed to take it out. */
interface Opened {
  readonly root: Entity;
  /** Where the fields and the body of what was in it are. */
  readonly inner: Buffer;
  readonly kind: 'wrapped' | 'fronted';
}

/** The message that is attached to our banner; undefined where there is no such banner. */
export function wrappedOriginal(content: Buffer): Buffer | undefined {
  const opened = open(content);
  return opened?.kind === 'wrapped' ? opened.inner : undefined;
}

/**
 * The message as it was before it was attached to a banner, or stood behind one: its present header, with the fields and
 * the body of what is inside. The header is never taken from inside, where a sender could have written anything.
 * Undefined where there is no such banner.
 */
export function withoutEnvelope(content: Buffer): Buffer | undefined {
  const opened = open(content);
  if (!opened) return undefined;
  const { inner, root } = opened;
  const section = readHeaderSection(inner);
  const { header } = root;
  const described = header.fields.filter((field) => !isContentField(field));
  const fields = contentFields(inner, section).map(({ name, value }) =>
    Buffer.from(`${name}: ${value}\n`.replaceAll('\n', header.lineEnd), 'latin1'),
  );
  return Buffer.concat([
    content.subarray(0, header.start),
    ...described.map(({ start, end }) => content.subarray(start, end)),
    ...fields,
    Buffer.from(header.lineEnd),
    inner.subarray(section.bodyStart),
  ]);
}

/** The edits that turn the header and body of one message into those of another with the same other fields. */
export function exchangeEdits(received: Buffer, wanted: Buffer): Edit[] {
  const header = readHeaderSection(received);
  const section = readHeaderSection(wanted);
  const body = wanted.subarray(section.bodyStart);
  return envelopeEdits(received, header, contentFields(wanted, section), body);
}

function envelopeEdits(
  content: Buffer,
  header: HeaderSection,
  fields: readonly ContentField[],
  body: Uint8Array,
): Edit[] {
  return [
    ...describeBody(header, content, fields),
    { kind: 'replace-body', body: header.lineEnd === '\n' ? toCarriageReturns(body) : body },
  ];
}

function contentType(boundary: string): ContentField {
  return { name: 'Content-Type', value: `multipart/mixed; boundary="${boundary}"` };
}

/** The banner in both forms. */
function bannerPart({ text, html }: Banner, lineEnd: LineEnd): Buffer {
  const document = `<!DOCTYPE html>\n<html><body>${html}</body></html>\n`;
  const header = [`Content-Type: multipart/alternative; boundary="${BANNER_BOUNDARY}"`, '', ''].join(lineEnd);
  const parts = multipart(BANNER_BOUNDARY, lineEnd, [
    textPart('plain', text, lineEnd),
    textPart('html', document, lineEnd),
  ]);
  return Buffer.concat([Buffer.from(header), parts]);
}

function textPart(subtype: 'plain' | 'html', text: string, lineEnd: LineEnd): Buffer {
  const header = [
    `Content-Type: text/${subtype}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '',
  ].join(lineEnd);
  const lines = Buffer.from(text.replaceAll('\n', lineEnd));
  return Buffer.concat([Buffer.from(header), QUOTED_PRINTABLE.encode(lines, lineEnd)]);
}

function multipart(boundary: string, lineEnd: LineEnd, parts: readonly Buffer[]): Buffer {
  return Buffer.concat([
    ...parts.flatMap((part) => [Buffer.from(`--${boundary}${lineEnd}`), part, Buffer.from(lineEnd)]),
    Buffer.from(`--${boundary}--${lineEnd}`),
  ]);
}

/** Boundaries that a sender can have used up; a message is not searched for more. */
const BOUNDARY_TRIES = 100;

function unusedBoundary(content: Buffer): string {
  const taken = (boundary: string) => content.includes(boundary, 0, 'latin1');
  let number = 0;
  while (number < BOUNDARY_TRIES && taken(`${FRONT_BOUNDARY}${number}=`)) number++;
  return `${FRONT_BOUNDARY}${number}=`;
}

function open(content: Buffer): Opened | undefined {
  if (!ENVELOPE_MARKS.some((mark) => content.includes(mark, 0, 'latin1'))) return undefined;
  const root = readStructure(content);
  const [banner, enclosed, ...others] = root?.children ?? [];
  if (!root || !banner || !enclosed || others.length > 0) return undefined;
  if (banner.contentType.parameters.get('boundary') !== BANNER_BOUNDARY) return undefined;
  const boundary = root.contentType.parameters.get('boundary') ?? '';
  if (boundary.startsWith(FRONT_BOUNDARY))
    return { root, kind: 'fronted', inner: content.subarray(enclosed.header.start, enclosed.bodyEnd) };
  if (boundary !== WRAP_BOUNDARY) return undefined;
  const raw = content.subarray(enclosed.header.bodyStart, enclosed.bodyEnd);
  return { root, kind: 'wrapped', inner: decodeBase64(raw) };
}
