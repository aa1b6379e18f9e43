// Elements that are there, since the index was counted from the length. One function for each kind of array: the engine
// compiles each for the arrays that it has seen, and one function for all of them costs as much as all the rest together.

export function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

export function floatAt(floats: Float32Array, index: number): number {
  return floats[index] ?? 0;
}

export function countAt(counts: Uint32Array, index: number): number {
  return counts[index] ?? 0;
}
