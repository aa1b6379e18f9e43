const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes of a text that has one character per byte. */
export function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

/** Such a text as UTF-8 (RFC 6531) where it is, else as it stands. */
export function byteString(text: string): string {
  try {
    return utf8.decode(bytesOf(text));
  } catch {
    return text;
  }
}
