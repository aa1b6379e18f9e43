/** What a file is by its first bytes. `office`: a zip that is an Office Open XML document; `ole`: the format before it. */
export type FileType =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'svg'
  | 'html'
  | 'zip'
  | 'office'
  | 'ole'
  | 'rar'
  | '7z'
  | 'gzip'
  | 'cab'
  | 'iso'
  | 'executable'
  | 'shortcut'
  /** Settings that a telephone installs; signed or not. */
  | 'profile'
  | 'unknown';

/** First bytes as latin1. Longer ones of the same start come first. */
const SIGNATURES: readonly (readonly [string, FileType])[] = [
  ['\x89PNG\r\n\x1A\n', 'png'],
  ['\xFF\xD8\xFF', 'jpeg'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['Rar!\x1A\x07', 'rar'],
  ["7z\xBC\xAF'\x1C", '7z'],
  ['\x1F\x8B\x08', 'gzip'],
  ['MSCF\0\0\0\0', 'cab'],
  ['\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'ole'],
  ['\x7FELF', 'executable'],
  ['\xCF\xFA\xED\xFE', 'executable'],
  ['\xCA\xFE\xBA\xBE', 'executable'],
  ['L\0\0\0\x01\x14\x02\0', 'shortcut'],
];

/** A reader of PDF looks for the start within so many bytes. */
const PDF_START = 1024;

/** Where an image of a disc says that it is one (ECMA-119 §8.1: sector 16, after one byte). */
const ISO_MARK = { offset: 0x8001, text: 'CD001' } as const;

/** Where a program for Windows says where its second header is. */
const PE_OFFSET = 0x3c;

/** Bytes of a configuration profile in which it must say that it is one. */
const PROFILE_START = 16_384;

/** Bytes of a text in which markup must have begun. */
const MARKUP_START = 2048;

const MARKUP =
  /^\s{0,200}(?:<!--[\s\S]{0,1500}?-->\s{0,200})?<(?:!doctype\s+(html|svg)|(html|head|body|script|meta|title|style|form|center|div|table|iframe|base)\b|\?xml\b|(svg)\b)/i;

/** Tells a type by its bytes. Names and Content-Types say what the sender likes. */
export function fileType(bytes: Uint8Array): FileType {
  const start = latin1(bytes, 0, PDF_START);
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (known) return known[1];
  if (isProfile(bytes, start)) return 'profile';
  if (start.includes('%PDF-')) return 'pdf';
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'webp';
  if (start.startsWith('MZ')) return isWindowsProgram(bytes) ? 'executable' : 'unknown';
  if (latin1(bytes, ISO_MARK.offset, ISO_MARK.text.length) === ISO_MARK.text) return 'iso';
  return markupType(latin1(bytes, 0, MARKUP_START));
}

/** A property list with payloads, bare or in a CMS signature (DER: a sequence with a long length). */
function isProfile(bytes: Uint8Array, start: string): boolean {
  if (!/^(?:\x30[\x80-\x84]|\s{0,50}<\?xml)/.test(start)) return false;
  return latin1(bytes, 0, PROFILE_START).includes('<key>PayloadContent</key>');
}

function markupType(start: string): FileType {
  // UTF-16 and byte order marks: what is left of them is ASCII.
  const text = start.replace(/^(?:\xFF\xFE|\xFE\xFF|\xEF\xBB\xBF)/, '').replaceAll('\0', '');
  const match = MARKUP.exec(text);
  if (!match) return 'unknown';
  const [, doctype, element, svg] = match;
  if (doctype?.toLowerCase() === 'svg' || svg !== undefined) return 'svg';
  if (doctype !== undefined || element !== undefined) return 'html';
  return xmlType(text);
}

/** An XML declaration stands in front of XHTML and of SVG. */
function xmlType(text: string): FileType {
  if (/<(?:!doctype\s+)?svg\b/i.test(text)) return 'svg';
  return /<(?:!doctype\s+)?html\b/i.test(text) ? 'html' : 'unknown';
}

function isWindowsProgram(bytes: Uint8Array): boolean {
  if (bytes.length < PE_OFFSET + 4) return false;
  const offset = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(PE_OFFSET, true);
  return latin1(bytes, offset, 4) === 'PE\0\0';
}

function latin1(bytes: Uint8Array, from: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .subarray(from, from + length)
    .toString('latin1');
}
