import type { Inside } from './attachment-content.ts';

/** Names of streams in the directory of a compound file ([MS-CFB] §2.6.1) are UTF-16. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const MACROS = Buffer.from('_VBA_PROJECT', 'utf16le');

/** Tells by the names of its streams whether an old Office document is locked or carries macros. Its text stays unread. */
export function readOle(bytes: Uint8Array): Inside {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    encrypted: buffer.includes(ENCRYPTED),
    scripts: buffer.includes(MACROS) ? ['macro'] : [],
    problems: ['not-read'],
  };
}
