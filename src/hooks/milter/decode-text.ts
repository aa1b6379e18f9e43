import { type ByteString, fromByteString, toByteString } from './codec/byte-string.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes of an envelope as text: UTF-8 (RFC 6531) where they are, else latin1, which never fails. */
export function decodeText(text: ByteString): string {
  const bytes = fromByteString(text);
  try {
    return utf8.decode(bytes);
  } catch {
    return toByteString(bytes);
  }
}
