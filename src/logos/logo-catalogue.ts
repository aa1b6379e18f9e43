import { byteAt, floatAt } from './element.ts';
import { type InkShape, SHAPE_SIDE } from './ink-shape.ts';

/**
 * What a logo is in mail.
 *
 * - `brand`: of a brand that mail may claim to be from
 * - `social`: of a social network, as it stands under everybody's mail
 * - `payment`: of a way to pay, as it stands in every shop's mail
 * - `badge`: of a shop for applications or a seal
 */
export type LogoRole = 'brand' | 'social' | 'payment' | 'badge';

/** One look of a logo: the whole, the pictogram alone, on dark ground. */
export interface LogoView extends Omit<InkShape, 'features'> {
  readonly brand: string;
  readonly role: LogoRole;
  /** The correlation from which on a shape is this logo; nothing in the distractor bank comes near it. */
  readonly threshold: number;
}

/** Every enrolled view. */
export interface LogoCatalogue {
  readonly views: readonly LogoView[];
  /** The views reduced to `COARSE_SIDE`² numbers, for a first look. */
  readonly coarse: readonly Float32Array[];
  /** Natural logarithms of their aspects. */
  readonly aspects: Float32Array;
}

/** Samples along each side of a shape at a first look. */
const COARSE_SIDE = 8;
const STEP = SHAPE_SIDE / COARSE_SIDE;

/** The square in which each sample lies. */
const SQUARE_OF = Uint8Array.from({ length: SHAPE_SIDE * SHAPE_SIDE }, (_, index) => {
  const row = Math.floor(index / SHAPE_SIDE);
  return Math.floor(row / STEP) * COARSE_SIDE + Math.floor((index % SHAPE_SIDE) / STEP);
});

/** Makes a catalogue of views. */
export function catalogueOf(views: readonly LogoView[]): LogoCatalogue {
  return {
    views,
    coarse: views.map(({ vector }) => coarseVector(vector)),
    aspects: Float32Array.from(views, ({ aspect }) => Math.log(aspect)),
  };
}

/** A vector summed up in squares, with length 1 again. */
export function coarseVector(vector: Float32Array): Float32Array {
  const sums = new Float32Array(COARSE_SIDE * COARSE_SIDE);
  for (let index = 0; index < SQUARE_OF.length; index++) {
    const square = byteAt(SQUARE_OF, index);
    sums[square] = floatAt(sums, square) + floatAt(vector, index);
  }
  const length = Math.sqrt(sums.reduce((sum, each) => sum + each * each, 0));
  return length > 0 ? sums.map((each) => each / length) : sums;
}
