const PRIME_LOW = 0x1b3;
const TWO_TO_32 = 0x1_0000_0000;
const OFFSET_HIGH = 0xcbf29ce4;
const OFFSET_LOW = 0x84222325;

/**
 * FNV-1a, 64 bits, of the UTF-8 bytes, as 16 hexadecimal digits (RFC 9923). Tells versions of the rules
 * apart; it is no protection against anybody who wants a collision.
 *
 * The prime is 2^40 + 0x1b3, so a product modulo 2^64 is two products of 32 by 9 bits and a shift, all
 * exact in a double.
 */
export function contentHash(text: string): string {
  let high = OFFSET_HIGH;
  let low = OFFSET_LOW;
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    const product = low * PRIME_LOW;
    high = (high * PRIME_LOW + Math.floor(product / TWO_TO_32) + low * 2 ** 8) % TWO_TO_32;
    low = product % TWO_TO_32;
  }
  return hexadecimal(high) + hexadecimal(low);
}

function hexadecimal(word: number): string {
  return word.toString(16).padStart(8, '0');
}
