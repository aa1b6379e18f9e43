const LF = 0x0a;
const CR = 0x0d;

/**
 * Puts a CR in front of every LF, even of one that has a CR already, so that `toLineFeeds` gives back exactly the
 * bytes that came, however mixed their line ends are.
 */
export function toCarriageReturns(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length + countLineFeeds(bytes));
  let length = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? LF;
    if (byte === LF) result[length++] = CR;
    result[length++] = byte;
  }
  return result;
}

function countLineFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < bytes.length; index++) if (bytes[index] === LF) count++;
  return count;
}

/** Takes one CR away in front of every LF. */
export function toLineFeeds(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length);
  let length = 0;
  for (const byte of bytes) {
    if (byte === LF && result[length - 1] === CR && length > 0) length--;
    result[length++] = byte;
  }
  return result.subarray(0, length);
}

/** How many bytes stand between the start of the line and a place in it. */
export function columnOf(bytes: Buffer, index: number): number {
  return index === 0 ? 0 : index - (bytes.lastIndexOf(LF, index - 1) + 1);
}
