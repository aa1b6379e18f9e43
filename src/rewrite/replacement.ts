/** New bytes for a range of old ones. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array;
}

/** The content from a place on, with replacements made. They must not overlap; their order does not matter. */
export function replaceRanges(content: Buffer, from: number, replacements: readonly Replacement[]): Buffer {
  const pieces: Uint8Array[] = [];
  let copied = from;
  for (const { start, end, bytes } of replacements.toSorted((left, right) => left.start - right.start)) {
    pieces.push(content.subarray(copied, start), bytes);
    copied = end;
  }
  return Buffer.concat([...pieces, content.subarray(copied)]);
}
