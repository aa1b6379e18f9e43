import { correlation, type InkShape } from './ink-shape.ts';

/** Shapes stretched against each other by more than this factor (as a natural logarithm) are different shapes. */
export const ASPECT_TOLERANCE = 0.25;

/** Shapes that fill their boxes more differently than this are different, however alike their outlines. */
export const FILL_TOLERANCE = 0.16;

/** What of a shape is compared. */
type Comparable = Pick<InkShape, 'features' | 'aspect' | 'fill'>;

/** How alike two shapes are, -1 to 1; -1 for those of other proportions. */
export function likeness(left: Comparable, right: Comparable): number {
  if (Math.abs(left.fill - right.fill) > FILL_TOLERANCE) return -1;
  if (Math.abs(Math.log(left.aspect / right.aspect)) > ASPECT_TOLERANCE) return -1;
  return correlation(left.features, right.features);
}
