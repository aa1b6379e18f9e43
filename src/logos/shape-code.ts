import { SHAPE_SIDE } from './ink-shape.ts';

const LENGTH = SHAPE_SIDE * SHAPE_SIDE;

/** Writes a vector as base64 of one signed byte per sample; the largest becomes 127. */
export function encodeShape(vector: Float32Array): string {
  const largest = vector.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) || 1;
  const bytes = Int8Array.from(vector, (sample) => Math.round((sample / largest) * 127));
  return Buffer.from(bytes.buffer).toString('base64');
}

/** Reads what `encodeShape` wrote: length 1 again. A vector of nothing stays nothing, and matches nothing. */
export function decodeShape(text: string): Float32Array {
  const { buffer, byteOffset, length } = Buffer.from(text, 'base64');
  const samples = new Int8Array(buffer, byteOffset, Math.min(LENGTH, length));
  let squares = 0;
  for (let index = 0; index < samples.length; index++) squares += (samples[index] ?? 0) ** 2;
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  const vector = new Float32Array(LENGTH);
  for (let index = 0; index < samples.length; index++) vector[index] = (samples[index] ?? 0) * scale;
  return vector;
}
