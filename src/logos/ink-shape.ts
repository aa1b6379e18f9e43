import { byteAt, floatAt } from './element.ts';
import type { InkMap } from './ink-map.ts';
import type { Box } from './logo-pixels.ts';
import { resample, tapsFor } from './resample.ts';

/** Samples along each side of a shape. */
export const SHAPE_SIDE = 24;

/** A block's ink, stretched to a square. */
export interface InkShape {
  /** `SHAPE_SIDE`² numbers with mean 0 and length 1. */
  readonly vector: Float32Array;
  /** What it is compared by. */
  readonly features: Float32Array;
  /** Width divided by height. */
  readonly aspect: number;
  /** Share of the box that is ink, 0 to 1. */
  readonly fill: number;
}

/** Ink half as strong as the strongest of a block counts as full: shades of one logo are one shape. */
const SATURATION = 0.45;

/** Draws the shape of a block; undefined for a box without structure, such as a bar of one colour. */
export function inkShape(map: InkMap, box: Box): InkShape | undefined {
  const { ink, width, height, floor } = map;
  const full = Math.max(floor + 1, strongest(map, box) * SATURATION);
  const scale = 1 / (full - floor);
  const strength = Float32Array.from({ length: 256 }, (_, raw) =>
    Math.min(1, Math.max(0, (raw - floor) * scale)),
  );
  const columns = tapsFor(box.left, box.width, SHAPE_SIDE, width);
  const rows = tapsFor(box.top, box.height, SHAPE_SIDE, height);
  const samples = resample({ data: ink, stride: width, scale: strength }, columns, rows);
  const fill = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
  const vector = normalised(samples, FLAT);
  return vector && { vector, features: featuresOf(vector), aspect: box.width / box.height, fill };
}

function strongest({ ink, width }: InkMap, box: Box): number {
  let most = 0;
  for (let y = box.top; y < box.top + box.height; y++) {
    for (let offset = y * width + box.left, end = offset + box.width; offset < end; offset++) {
      if (byteAt(ink, offset) > most) most = byteAt(ink, offset);
    }
  }
  return most;
}

/** With mean 0 and length 1; undefined where the samples differ by less than `least`. */
export function normalised(samples: Float32Array, least: number): Float32Array | undefined {
  const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
  const centred = samples.map((sample) => sample - mean);
  const length = lengthOf(centred);
  return length < least ? undefined : centred.map((sample) => sample / length);
}

/** Contrast of a square of one shade with a speck in it. */
const FLAT = 0.05 * SHAPE_SIDE;

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((sum, sample) => sum + sample * sample, 0));
}

/**
 * What shapes are compared by: the ink and, with the same weight, where it begins and ends (Sobel gradients). Of length
 * 1, so that the product of two is the mean of both correlations. Ink alone takes every large blob for every other.
 */
export function featuresOf(vector: Float32Array): Float32Array {
  const features = new Float32Array(vector.length * 3);
  const gradients = features.subarray(vector.length);
  for (let y = 0; y < SHAPE_SIDE; y++) {
    const above = Math.max(0, y - 1) * SHAPE_SIDE;
    const here = y * SHAPE_SIDE;
    const below = Math.min(SHAPE_SIDE - 1, y + 1) * SHAPE_SIDE;
    for (let x = 0; x < SHAPE_SIDE; x++) {
      const left = Math.max(0, x - 1);
      const right = Math.min(SHAPE_SIDE - 1, x + 1);
      const ahead =
        floatAt(vector, above + right) + 2 * floatAt(vector, here + right) + floatAt(vector, below + right);
      const behind =
        floatAt(vector, above + left) + 2 * floatAt(vector, here + left) + floatAt(vector, below + left);
      const under =
        floatAt(vector, below + left) + 2 * floatAt(vector, below + x) + floatAt(vector, below + right);
      const over =
        floatAt(vector, above + left) + 2 * floatAt(vector, above + x) + floatAt(vector, above + right);
      gradients[2 * (here + x)] = ahead - behind;
      gradients[2 * (here + x) + 1] = under - over;
    }
  }
  const scale = Math.SQRT1_2 / (lengthOf(gradients) || 1);
  for (let index = 0; index < gradients.length; index++) gradients[index] = floatAt(gradients, index) * scale;
  for (let index = 0; index < vector.length; index++) features[index] = floatAt(vector, index) * Math.SQRT1_2;
  return features;
}

/** The product of two vectors: of length 1, their correlation, -1 to 1. */
export function correlation(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += (left[index] ?? 0) * (right[index] ?? 0);
  return sum;
}
