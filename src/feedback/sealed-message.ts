import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Fault } from '../fault.ts';

const ALGORITHM = 'aes-256-gcm';

/** Says what the file is, so that another form can come later. */
const MAGIC = Buffer.from('CF1');

/** NIST SP 800-38D: 96 bits for the nonce, 128 for the tag. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A message encrypted with AES-256-GCM. It can be opened under its own id only: swapped files are noticed.
 *
 * @param key 64 hexadecimal digits
 */
export function seal(message: Uint8Array, id: string, key: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, Buffer.from(key, 'hex'), nonce);
  cipher.setAAD(Buffer.from(id));
  const body = Buffer.concat([cipher.update(message), cipher.final()]);
  return Buffer.concat([MAGIC, nonce, cipher.getAuthTag(), body]);
}

/** The message again. Throws the fault `input-unreadable` under another key or id, and where a byte was changed. */
export function unseal(sealed: Buffer, id: string, key: string): Buffer {
  const start = MAGIC.length + NONCE_BYTES + TAG_BYTES;
  if (sealed.length < start || !sealed.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new Fault('input-unreadable', `the kept message ${id} is no sealed message`);
  }
  const nonce = sealed.subarray(MAGIC.length, MAGIC.length + NONCE_BYTES);
  const decipher = createDecipheriv(ALGORITHM, Buffer.from(key, 'hex'), nonce);
  decipher.setAAD(Buffer.from(id));
  decipher.setAuthTag(sealed.subarray(MAGIC.length + NONCE_BYTES, start));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(start)), decipher.final()]);
  } catch (cause) {
    throw new Fault('input-unreadable', `the kept message ${id} does not open with this key`, { cause });
  }
}
