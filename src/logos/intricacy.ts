import { floatAt } from './element.ts';
import { SHAPE_SIDE } from './ink-shape.ts';

/**
 * How many edges of ink a line across a shape meets on average: 1 to 2 for one piece without holes, 3 for a pictogram, 5
 * for a word. The fewer there are, the more things of the world look like it.
 */
export function intricacyOf(vector: Float32Array): number {
  const least = vector.reduce((low, sample) => Math.min(low, sample), Number.POSITIVE_INFINITY);
  const most = vector.reduce((high, sample) => Math.max(high, sample), Number.NEGATIVE_INFINITY);
  let change = 0;
  for (let line = 0; line < SHAPE_SIDE; line++) {
    for (let step = 1; step < SHAPE_SIDE; step++) {
      const along = line * SHAPE_SIDE + step;
      const down = step * SHAPE_SIDE + line;
      change += Math.abs(floatAt(vector, along) - floatAt(vector, along - 1));
      change += Math.abs(floatAt(vector, down) - floatAt(vector, down - SHAPE_SIDE));
    }
  }
  return most > least ? change / (most - least) / (2 * SHAPE_SIDE) : 0;
}
