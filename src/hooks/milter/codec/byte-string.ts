/**
 * Bytes as a string: one character per byte, U+0000 to U+00FF (what Node calls latin1).
 *
 * Header fields of real mail hold raw bytes in any charset, and a mail server passes them on as they are.
 * Decoding them here would lose bytes; whoever knows the charset decodes later.
 */
export type ByteString = string;

/** The bytes as a string. */
export function toByteString(bytes: Uint8Array): ByteString {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The bytes that the string stands for. Characters above U+00FF are a RangeError: they are no bytes. */
export function fromByteString(text: ByteString): Uint8Array {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: U+0000 is a byte like any other.
  if (/[^\u0000-\u00ff]/.test(text)) {
    throw new RangeError('a byte string holds a character above U+00FF');
  }
  return Buffer.from(text, 'latin1');
}
