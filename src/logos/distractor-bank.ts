import { z } from 'zod';
import type { NamedShape } from './calibrate.ts';
import { featuresOf, SHAPE_SIDE } from './ink-shape.ts';
import { decodeShape } from './shape-code.ts';

/** One byte for every two samples, as base64. */
const LENGTH = SHAPE_SIDE * SHAPE_SIDE;

/** `rules/logos/distractors.json`: shapes that stand in pictures and are no logo of any brand of the directory. */
export const DistractorFile = z.strictObject({
  source: z.string(),
  licence: z.string(),
  shapes: z.array(z.tuple([z.string(), z.number().positive(), z.number().min(0).max(1), z.string()])),
});
export type DistractorFile = z.infer<typeof DistractorFile>;

/** Reads a bank. Throws for what is none. */
export function readDistractors(text: string): NamedShape[] {
  const { shapes } = DistractorFile.parse(JSON.parse(text));
  return shapes.map(([name, aspect, fill, code]) => {
    const vector = unpacked(code);
    return { name, aspect, fill, vector, features: featuresOf(vector) };
  });
}

/** Writes shapes with four bits a sample: nobody compares them as exactly as the logos themselves. */
export function packShape(vector: Float32Array): string {
  const largest = vector.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) || 1;
  const steps = Uint8Array.from(vector, (sample) => Math.round((sample / largest) * 7) + 8);
  const bytes = Uint8Array.from(
    { length: LENGTH / 2 },
    (_, at) => ((steps[2 * at] ?? 0) << 4) | (steps[2 * at + 1] ?? 0),
  );
  return Buffer.from(bytes).toString('base64');
}

function unpacked(code: string): Float32Array {
  const bytes = Buffer.from(code, 'base64');
  const signed = Int8Array.from({ length: LENGTH }, (_, at) => {
    const byte = bytes[at >> 1] ?? 0;
    return (at % 2 === 0 ? byte >> 4 : byte & 15) - 8;
  });
  return decodeShape(Buffer.from(signed.buffer).toString('base64'));
}
