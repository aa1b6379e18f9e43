import { correlation, featuresOf, normalised, SHAPE_SIDE } from './ink-shape.ts';
import type { PictureShape, Touches } from './picture-shapes.ts';
import { resample, tapsFor } from './resample.ts';

/** How much of a logo may be cut off at a side that touches the edge, as tried. */
const CUTS = [0.05, 0.1, 0.15] as const;
/** What is left of a logo shows nothing. */
const BLANK = 0.1;

/** The best correlation with a logo of which the edge of the picture cuts something off. */
export function croppedCorrelation({ features, touches }: PictureShape, logo: Float32Array): number {
  let best = -1;
  for (const window of windowsFor(touches)) {
    const part = normalised(partOf(logo, window), BLANK);
    if (part) best = Math.max(best, correlation(features, featuresOf(part)));
  }
  return best;
}

interface Window {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Cuts at one side, and at a corner. */
function windowsFor(touches: Touches): Window[] {
  const sides = (['left', 'right', 'top', 'bottom'] as const).filter((side) => touches[side]);
  const sets = sides.length === 2 ? [...sides.map((side) => [side]), sides] : sides.map((side) => [side]);
  return sets.flatMap((set) =>
    CUTS.map((cut) => ({
      left: set.includes('left') ? cut : 0,
      right: set.includes('right') ? cut : 0,
      top: set.includes('top') ? cut : 0,
      bottom: set.includes('bottom') ? cut : 0,
    })),
  );
}

function partOf(logo: Float32Array, { left, right, top, bottom }: Window): Float32Array {
  const columns = tapsFor(left * SHAPE_SIDE, (1 - left - right) * SHAPE_SIDE, SHAPE_SIDE, SHAPE_SIDE);
  const rows = tapsFor(top * SHAPE_SIDE, (1 - top - bottom) * SHAPE_SIDE, SHAPE_SIDE, SHAPE_SIDE);
  return resample({ data: logo, stride: SHAPE_SIDE }, columns, rows);
}
