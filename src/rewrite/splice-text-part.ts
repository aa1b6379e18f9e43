import { decodeBytes } from '../message/charset.ts';
import type { Banner } from './banner.ts';
import { bannerHtmlLength, paddedHtml } from './banner-html.ts';
import type { BannerPhrases } from './banner-phrases.ts';
import { bannerTextLength, paddedText } from './banner-text.ts';
import { asciiForm, charsetLabel, encodeText, isAsciiCompatible, isUtf8, recodeToUtf8 } from './charset.ts';
import { containedHtml, releasedHtml } from './contained-html.ts';
import type { LineEnd } from './header-section.ts';
import { htmlBannerSpans } from './html-banner-spans.ts';
import { htmlInsertionPoint } from './html-insertion-point.ts';
import type { LinkManner } from './inert-markup.ts';
import { areApart, locateText, withoutSpans } from './located-text.ts';
import type { Entity } from './mime-structure.ts';
import { switchOffAddresses, switchOnAddresses } from './text-addresses.ts';
import { forgedTextSpans, textBannerSpans } from './text-banner-spans.ts';
import { QUOTED_PRINTABLE, type TransferEncoding, transferEncodingOf } from './transfer-encoding.ts';

/** A text part with its banner. */
export interface SplicedPart {
  /** The new body, in the part's transfer encoding. */
  readonly raw: Buffer;
  /** Set where the text had to become UTF-8. */
  readonly charset?: 'utf-8';
  /** Set where text had to become quoted-printable. */
  readonly transferEncoding?: 'quoted-printable';
}

/** Larger HTML is left alone: the parser would work on it for seconds. */
const HTML_LIMIT = 2_000_000;

/** Three bytes are a whole base64 quantum, and the text's banner has lines of its own anyway. */
const TEXT_UNIT = 3;

const UTF8_MARK = Buffer.from('\u{feff}');

/** Encoded bytes that hold the first words of any text. */
const START_LENGTH = 4000;

/** A text part and what is known of its bytes. */
interface TextPart {
  readonly raw: Buffer;
  readonly decoded: Buffer;
  readonly encoding: TransferEncoding;
  readonly charset: string;
  readonly lineEnd: LineEnd;
  readonly isHtml: boolean;
}

/** Where a banner belongs in the decoded bytes, and how long the one is that stands there already. */
interface Place {
  readonly offset: number;
  readonly existing: number;
}

/**
 * Puts a banner into a text part, in place of one that is there. Undefined where that is not possible. With a manner
 * for links the sender's HTML is contained, where it can be.
 */
export function spliceTextPart(
  content: Buffer,
  entity: Entity,
  banner: Banner,
  links?: LinkManner['treatment'],
): SplicedPart | undefined {
  const part = readTextPart(content, entity);
  if (!part) return undefined;
  if (part.isHtml && links) return containPart(part, banner, links);
  const place = findPlace(part);
  if (!place) return undefined;
  const cleared = place.existing === 0 ? part : withoutBanner(part, place);
  if (part.isHtml) return spliceHtml(cleared, place.offset, banner.html);
  const own = links ? withoutForgedText(cleared, banner.phrases) : cleared;
  return spliceText(links === 'remove' ? inText(own, switchOffAddresses) : own, place.offset, banner.text);
}

/** Copies of a banner further down would speak for us; where the message may be changed, they go. */
function withoutForgedText(part: TextPart, phrases: BannerPhrases): TextPart {
  return isAsciiCompatible(part.charset) ? withoutForeignBanners(part, phrases, true) : part;
}

/**
 * The body of a text part without our banner, byte for byte as it was before; of a contained one what is left of it.
 * Undefined when there is none.
 */
export function unspliceTextPart(content: Buffer, entity: Entity): Buffer | undefined {
  const part = readTextPart(content, entity);
  const place = part && findPlace(part);
  if (!part || !place || place.existing === 0) return undefined;
  const cleared = withoutBanner(part, place);
  return inText(cleared, part.isHtml ? releasedHtml : switchOnAddresses).raw;
}

/**
 * The body of a text part without any banner that was copied into it; every other byte stays. Undefined when there is
 * none.
 */
export function withoutCopies(content: Buffer, entity: Entity, phrases: BannerPhrases): Buffer | undefined {
  const part = readTextPart(content, entity);
  if (!part || part.decoded.length > HTML_LIMIT || !isAsciiCompatible(part.charset)) return undefined;
  const cleared = withoutForeignBanners(part, phrases);
  return cleared === part ? undefined : cleared.raw;
}

/** Without the banners that stand anywhere in the text; the same part where there are none. */
function withoutForeignBanners(part: TextPart, phrases: BannerPhrases, forged = false): TextPart {
  const { text, byteAt } = locateText(part.decoded, part.charset);
  const spans = part.isHtml ? htmlBannerSpans(text, phrases) : textBannerSpans(text, phrases);
  const others = forged ? forgedTextSpans(text) : [];
  const all = [...spans, ...others.filter((other) => spans.every((span) => areApart(span, other)))];
  if (all.length === 0) return part;
  const raw = all
    .toSorted((left, right) => right.start - left.start)
    .map(({ start, end }) => ({ start: byteAt(start), end: byteAt(end) }))
    .reduce((rest, { start, end }) => part.encoding.remove(rest, start, end - start), part.raw);
  return { ...part, raw, decoded: part.encoding.decode(raw) };
}

/** A part with its text changed, anew in its encoding; the same where nothing changes. Only for ASCII characters. */
function inText(part: TextPart, change: (text: string) => string): TextPart {
  if (!isAsciiCompatible(part.charset)) return part;
  const text = part.decoded.toString('latin1');
  const changed = change(text);
  if (changed === text) return part;
  const decoded = Buffer.from(changed, 'latin1');
  return { ...part, decoded, raw: part.encoding.encode(decoded, part.lineEnd) };
}

function containPart(
  part: TextPart,
  { html, links, phrases }: Banner,
  treatment: LinkManner['treatment'],
): SplicedPart {
  const { decoded, encoding, lineEnd, charset } = part;
  const whole = decodeBytes(decoded, charset);
  const sent = withoutSpans(whole, htmlBannerSpans(whole, phrases));
  const contained = containedHtml(sent, html, { treatment, words: links }).replaceAll('\n', lineEnd);
  const target = encoding.identity ? QUOTED_PRINTABLE : encoding;
  return {
    raw: target.encode(Buffer.from(contained, 'latin1'), lineEnd),
    ...(!isAsciiCompatible(charset) && { charset: 'utf-8' }),
    ...(encoding.identity && { transferEncoding: 'quoted-printable' }),
  };
}

/** Whether the text begins with an inline PGP message or signature, which no other text may join. */
export function isInlinePgp(content: Buffer, entity: Entity): boolean {
  const bodyEnd = Math.min(entity.bodyEnd, entity.header.bodyStart + START_LENGTH);
  const start = readTextPart(content, { ...entity, bodyEnd })?.decoded.toString('latin1') ?? '';
  return /^\s{0,100}-----BEGIN PGP (?:SIGNED )?MESSAGE-----/.test(start);
}

function readTextPart(content: Buffer, entity: Entity): TextPart | undefined {
  const encoding = transferEncodingOf(entity.transferEncoding);
  if (!encoding) return undefined;
  const raw = content.subarray(entity.header.bodyStart, entity.bodyEnd);
  return {
    raw,
    decoded: encoding.decode(raw),
    encoding,
    charset: charsetLabel(entity.contentType.parameters.get('charset')),
    lineEnd: entity.header.lineEnd,
    isHtml: entity.contentType.value === 'text/html',
  };
}

/**
 * Bytes are looked at as latin1, so that offsets in the text are offsets in the bytes. In every charset that is
 * ASCII compatible all of markup is the same characters then, and no other byte is one of markup's: the trail bytes
 * of Shift_JIS, Big5 and GB 18030 can be letters and digits, but never `<`, `>`, quotes, `/`, `=` or white space.
 */
function findPlace({ decoded, charset, isHtml }: TextPart): Place | undefined {
  const mark = decoded.subarray(0, UTF8_MARK.length).equals(UTF8_MARK) ? UTF8_MARK.length : 0;
  if (!isHtml)
    return { offset: mark, existing: bannerTextLength(decoded.toString('latin1', mark, mark + 8000)) };
  if (decoded.length > HTML_LIMIT || !isAsciiCompatible(charset)) return undefined;
  const html = decoded.toString('latin1', mark);
  const point = htmlInsertionPoint(html);
  return point === undefined
    ? undefined
    : { offset: mark + point, existing: bannerHtmlLength(html.slice(point)) };
}

function withoutBanner(part: TextPart, { offset, existing }: Place): TextPart {
  const raw = part.encoding.remove(part.raw, offset, existing);
  return { ...part, raw, decoded: part.encoding.decode(raw) };
}

function spliceHtml({ raw, encoding, lineEnd }: TextPart, offset: number, html: string): SplicedPart {
  const banner = Buffer.from(html.replaceAll('\n', lineEnd), 'latin1');
  return { raw: encoding.insert(raw, offset, paddedHtml(banner, encoding.insertionUnit), lineEnd) };
}

function spliceText(part: TextPart, offset: number, text: string): SplicedPart | undefined {
  const { raw, encoding, lineEnd, charset } = part;
  const lines = text.replaceAll('\n', lineEnd);
  const encoded = encodeText(lines, charset);
  if (!encoded || needsOctets(part, encoded)) return recodedPart(part, offset, lines);
  const unit = Math.min(encoding.insertionUnit, TEXT_UNIT);
  return { raw: encoding.insert(raw, offset, paddedText(Buffer.from(encoded), unit), lineEnd) };
}

/** 7bit is a promise to every server on the way; text that breaks it already cannot be harmed. */
function needsOctets({ encoding, raw }: TextPart, banner: Uint8Array): boolean {
  return encoding.sevenBit && hasOctets(banner) && !hasOctets(raw);
}

function hasOctets(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f);
}

/** The whole part anew, as UTF-8; where its bytes are not what it says, they stay and the banner is put in ASCII. */
function recodedPart(part: TextPart, offset: number, text: string): SplicedPart | undefined {
  const { raw, decoded, encoding, lineEnd, charset } = part;
  const unit = Math.min(encoding.insertionUnit, TEXT_UNIT);
  const body = recodeToUtf8(decoded, charset);
  if (!body) {
    const plain = encodeText(asciiForm(text), charset);
    if (!plain) return undefined;
    return { raw: encoding.insert(raw, offset, paddedText(Buffer.from(plain), unit), lineEnd) };
  }
  const mark = UTF8_MARK.equals(body.subarray(0, UTF8_MARK.length)) ? UTF8_MARK.length : 0;
  const banner = paddedText(Buffer.from(text), unit);
  const whole = Buffer.concat([body.subarray(0, mark), banner, body.subarray(mark)]);
  const target = encoding.sevenBit ? QUOTED_PRINTABLE : encoding;
  return {
    raw: target.encode(whole, lineEnd),
    ...(!isUtf8(charset) && { charset: 'utf-8' }),
    ...(encoding.sevenBit && { transferEncoding: 'quoted-printable' }),
  };
}
