import { decodeBase64, encodeBase64, insertIntoBase64, removeFromBase64 } from './base64-splice.ts';
import type { LineEnd } from './header-section.ts';
import {
  decodeQuotedPrintable,
  encodeQuotedPrintable,
  insertIntoQuotedPrintable,
  removeFromQuotedPrintable,
} from './quoted-printable-splice.ts';

/** What can be done with a body in a Content-Transfer-Encoding (RFC 2045 §6). Offsets count decoded bytes. */
export interface TransferEncoding {
  decode(raw: Buffer): Buffer;
  /** The whole body anew. */
  encode(decoded: Buffer, lineEnd: LineEnd): Buffer;
  /** Every raw byte outside of the insertion stays, except for those that share a base64 quantum with its edge. */
  insert(raw: Buffer, offset: number, insertion: Buffer, lineEnd: LineEnd): Buffer;
  /** The inverse of `insert`, byte for byte. */
  remove(raw: Buffer, offset: number, length: number): Buffer;
  /** An insertion has to be a multiple of so many bytes: encoded, a whole number of lines of 76 characters. */
  readonly insertionUnit: number;
  /** Whether raw and decoded bytes are the same, so that lines may not be longer than mail allows. */
  readonly identity: boolean;
  /** Whether raw and decoded bytes are the same and none is above 0x7F. */
  readonly sevenBit: boolean;
}

const IDENTITY: TransferEncoding = {
  decode: (raw) => raw,
  encode: (decoded) => decoded,
  insert: (raw, offset, insertion) =>
    Buffer.concat([raw.subarray(0, offset), insertion, raw.subarray(offset)]),
  remove: (raw, offset, length) => Buffer.concat([raw.subarray(0, offset), raw.subarray(offset + length)]),
  insertionUnit: 1,
  identity: true,
  sevenBit: false,
};

const BASE64: TransferEncoding = {
  decode: decodeBase64,
  encode: encodeBase64,
  insert: insertIntoBase64,
  remove: removeFromBase64,
  insertionUnit: 57,
  identity: false,
  sevenBit: false,
};

export const QUOTED_PRINTABLE: TransferEncoding = {
  decode: decodeQuotedPrintable,
  encode: encodeQuotedPrintable,
  insert: insertIntoQuotedPrintable,
  remove: removeFromQuotedPrintable,
  insertionUnit: 1,
  identity: false,
  sevenBit: false,
};

const ENCODINGS: ReadonlyMap<string, TransferEncoding> = new Map([
  ['7bit', { ...IDENTITY, sevenBit: true }],
  ['8bit', IDENTITY],
  ['binary', IDENTITY],
  ['quoted-printable', QUOTED_PRINTABLE],
  ['base64', BASE64],
]);

/** Undefined for every other name, such as `x-uuencode`: such a body stays as it is. */
export function transferEncodingOf(name: string): TransferEncoding | undefined {
  return ENCODINGS.get(name);
}
