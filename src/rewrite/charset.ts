/**
 * Charsets in which a byte below 0x80 is not always the ASCII character. HTML in one of these takes no banner: the
 * places of tags in its bytes are not those of its text.
 */
const NOT_ASCII_COMPATIBLE =
  /^(?:x-)?(?:cs)?(?:utf-?7|utf-?16|utf-?32|unicode|ucs-?[24]|iso-?10646|iso-?2022|hz|ebcdic|cp037|ibm037|cp1047|scsu|bocu)/;

/** Labels of charsets whose bytes 0x80 to 0x9F are letters. In ISO 8859 they are controls, whatever browsers do. */
const LETTERS_IN_C1 = /^(?:windows|cp|x-cp|mac|x-mac|koi|ibm|866)/;

/** Single-byte charsets by the name that TextDecoder gives them. */
const SINGLE_BYTE = /^(?:windows-125[0-8]|windows-874|iso-8859-|koi8-|macintosh|x-mac-|ibm866)/;

/** The charset parameter as a label: trimmed, in lower case; `us-ascii` where there is none (RFC 2045 §5.2). */
export function charsetLabel(parameter: string | undefined): string {
  return parameter?.trim().toLowerCase() || 'us-ascii';
}

/**
 * Whether tags stand at the same bytes as in ASCII. True for unknown labels: clients read those as a charset of
 * their own choice, all of which are ASCII compatible.
 */
export function isAsciiCompatible(label: string): boolean {
  return !NOT_ASCII_COMPATIBLE.test(label);
}

/** Whether text is ASCII, so that its bytes are the same in every compatible charset. */
function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins with its controls.
  return /^[\u0000-\u007f]*$/.test(text);
}

/** Text in a charset, or undefined when the charset lacks a character of it or is none that we know. */
export function encodeText(text: string, label: string): Uint8Array | undefined {
  if (isAscii(text) && isAsciiCompatible(label)) return Buffer.from(text, 'latin1');
  const encoding = decoderOf(label)?.encoding;
  if (encoding === 'utf-8') return Buffer.from(text);
  if (label === 'us-ascii' || !encoding || !SINGLE_BYTE.test(encoding)) return undefined;
  return encodeSingleByte(text, label);
}

/**
 * Bytes as UTF-8, or undefined when they are not what the label says. Undeclared 8-bit text is read as mail clients
 * read it: as UTF-8 where it is valid, else as windows-1252.
 */
export function recodeToUtf8(bytes: Uint8Array, label: string): Uint8Array | undefined {
  const labels = label === 'us-ascii' ? ['utf-8', 'windows-1252'] : [label];
  for (const candidate of labels) {
    const text = decodeStrictly(bytes, candidate);
    if (text !== undefined) return Buffer.from(text);
  }
  return undefined;
}

/** Bytes with one character for each: those of a single-byte charset, for any other label those of latin1. */
export function decodeSingleByte(bytes: Buffer, label: string): string {
  const decoder = decoderOf(label === 'us-ascii' ? 'windows-1252' : label);
  return decoder && SINGLE_BYTE.test(decoder.encoding) ? decoder.decode(bytes) : bytes.toString('latin1');
}

/** Whether a label means UTF-8. */
export function isUtf8(label: string): boolean {
  return decoderOf(label)?.encoding === 'utf-8';
}

/** The nearest ASCII: letters without their accents, straight quotation marks, plain dashes. */
export function asciiForm(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[–—]/g, '-')
    .replace(/\p{Pi}|\p{Pf}|[„‚]/gu, "'")
    .replace(/[^\n\r\u0020-\u007e]/gu, '?');
}

function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decoderOf(label: string) {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function encodeSingleByte(text: string, label: string): Uint8Array | undefined {
  const first = LETTERS_IN_C1.test(label) ? 0x80 : 0xa0;
  const upper = Uint8Array.from({ length: 0x100 - first }, (_, index) => first + index);
  const characters = decoderOf(label)?.decode(upper) ?? '';
  const bytes: number[] = [];
  for (const character of text) {
    const index = characters.indexOf(character);
    if (character < '\u0080') bytes.push(character.charCodeAt(0));
    else if (index === -1 || character === '\ufffd') return undefined;
    else bytes.push(first + index);
  }
  return Uint8Array.from(bytes);
}
