import { readHeader, splitHeader } from '../message/header.ts';
import type { Message } from '../message/message.ts';
import type { Transaction } from '../message/transaction.ts';
import { fieldTags } from './field-tags.ts';
import { VERIFICATION_LIMITS } from './verification-limits.ts';

/** What may stand in the bytes that go to the verifier. */
export interface SignedBytesOptions {
  /** The domain that signatures should be aligned with. */
  readonly authorDomain: string;
  /** Whether the fields of an Authenticated Received Chain stay: verifying one costs a signature and a key. */
  readonly keepChain: boolean;
}

/**
 * The bytes of a message for the verifier, in which the costs of verifying are bounded; undefined when the
 * message cannot be verified: its end is missing, or its header or a line of it is beyond the limits.
 */
export function signedBytes(
  { content, truncated }: Transaction,
  { limitsReached }: Pick<Message, 'limitsReached'>,
  options: SignedBytesOptions,
): Buffer | undefined {
  if (truncated || limitsReached.some((limit) => limit === 'header-bytes' || limit === 'header-fields')) {
    return undefined;
  }
  const original = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const lines = linesOf(original);
  if (lines.longest > VERIFICATION_LIMITS.lineLength) return undefined;
  const bytes = withCrLf(original, lines.bareLf);
  const { bodyStart } = readHeader(bytes);
  const header = bytes.toString('latin1', 0, bodyStart);
  if (lineCount(header) > VERIFICATION_LIMITS.headerLines) return undefined;
  const fields = splitHeader(header);
  const surplus = surplusSignatures(fields, options.authorDomain);
  const kept = fields.filter(
    (field, index) => !surplus.has(index) && (options.keepChain || !isOfChain(field)),
  );
  if (kept.length === fields.length) return bytes;
  return Buffer.concat([Buffer.from(kept.join(''), 'latin1'), bytes.subarray(bodyStart)]);
}

/** What the lines of a message are like. */
interface Lines {
  /** Lines that end in a bare LF. */
  readonly bareLf: number;
  /** Bytes of the longest line. */
  readonly longest: number;
}

function linesOf(bytes: Buffer): Lines {
  let bareLf = 0;
  let longest = 0;
  let start = 0;
  for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
    if (bytes[end - 1] !== CR) bareLf++;
    longest = Math.max(longest, end - start);
    start = end + 1;
  }
  return { bareLf, longest: Math.max(longest, bytes.length - start) };
}

const CR = 0x0d;
const LF = 0x0a;

/**
 * Gives every line its CR back, as the message had it on its way (RFC 5321 §2.3.8). The verifier would do the
 * same, line by line: a message of 30 million empty lines took it minutes.
 */
function withCrLf(bytes: Buffer, bareLf: number): Buffer {
  if (bareLf === 0) return bytes;
  const complete = Buffer.allocUnsafe(bytes.length + bareLf);
  let to = 0;
  let previous = 0;
  for (const byte of bytes) {
    if (byte === LF && previous !== CR) complete[to++] = CR;
    complete[to++] = byte;
    previous = byte;
  }
  return complete;
}

function lineCount(text: string): number {
  let lines = 0;
  for (let lineEnd = text.indexOf('\n'); lineEnd >= 0; lineEnd = text.indexOf('\n', lineEnd + 1)) lines++;
  return lines;
}

/** The name as a lenient parser reads it: a fold may stand in front of the colon. */
function fieldName(field: string): string {
  return field.slice(0, field.indexOf(':')).replace(/\s/g, '').toLowerCase();
}

function isSignature(field: string): boolean {
  return fieldName(field) === 'dkim-signature';
}

function isOfChain(field: string): boolean {
  return fieldName(field).startsWith('arc-');
}

/**
 * Positions of the signatures that are not verified: too long, too many, or in need of one more pass over the
 * body. Those of the author's own domain are the last to go.
 */
function surplusSignatures(fields: readonly string[], authorDomain: string): ReadonlySet<number> {
  const surplus = new Set<number>();
  const bodyHashes = new Set<string>();
  let kept = 0;
  for (const { index, bodyHash, nearness } of signaturesByNearness(fields, authorDomain)) {
    const affordable = bodyHashes.has(bodyHash) || bodyHashes.size < VERIFICATION_LIMITS.bodyHashes;
    if (nearness < 0 || kept >= VERIFICATION_LIMITS.signatures || !affordable) {
      surplus.add(index);
    } else {
      bodyHashes.add(bodyHash);
      kept++;
    }
  }
  return surplus;
}

interface SignatureCost {
  readonly index: number;
  /** 2 for the author's domain, 1 for one above or below it, 0 for any other, -1 for a field that is too long. */
  readonly nearness: number;
  /** Signatures with the same value share one pass over the body. */
  readonly bodyHash: string;
}

function signaturesByNearness(fields: readonly string[], authorDomain: string): SignatureCost[] {
  return fields
    .flatMap((field, index) => (isSignature(field) ? [costOf(field, index, authorDomain)] : []))
    .toSorted((one, other) => other.nearness - one.nearness);
}

function costOf(field: string, index: number, authorDomain: string): SignatureCost {
  if (field.length > VERIFICATION_LIMITS.signatureLength) return { index, nearness: -1, bodyHash: '' };
  const tags = fieldTags(field.slice(field.indexOf(':') + 1));
  const domain = tags.get('d')?.toLowerCase() ?? '';
  const related = domain.endsWith(`.${authorDomain}`) || authorDomain.endsWith(`.${domain}`);
  return {
    index,
    nearness: domain === authorDomain ? 2 : Number(related),
    bodyHash: [tags.get('c'), tags.get('a'), tags.get('l')].join(':').toLowerCase(),
  };
}
