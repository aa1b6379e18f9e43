import { floatAt } from './element.ts';

/** Which samples, and how much of each, make one sample of the result. */
interface Taps {
  readonly first: number;
  readonly weights: Float32Array;
}

/** Triangle-weighted taps for `size` samples of the span from `from`, `length` long, among `available` samples. */
export function tapsFor(from: number, length: number, size: number, available: number): Taps[] {
  const step = length / size;
  const reach = Math.max(1, step);
  return Array.from({ length: size }, (_, index) => {
    const centre = from + (index + 0.5) * step - 0.5;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(available - 1, Math.floor(centre + reach));
    const weights = new Float32Array(Math.max(0, last - first + 1));
    let sum = 0;
    for (let tap = 0; tap < weights.length; tap++) {
      const weight = Math.max(0, 1 - Math.abs(first + tap - centre) / reach);
      weights[tap] = weight;
      sum += weight;
    }
    return { first, weights: weights.map((weight) => (sum > 0 ? weight / sum : 0)) };
  });
}

/** A plane of samples, `stride` in a row. */
interface Plane {
  readonly data: Uint8Array | Float32Array;
  readonly stride: number;
  /** What stands for each of the 256 values of a byte. */
  readonly scale?: Float32Array;
}

/** Resamples a part of a plane to `columns.length` × `rows.length`. */
export function resample(
  { data, stride, scale }: Plane,
  columns: readonly Taps[],
  rows: readonly Taps[],
): Float32Array {
  const [top, bottom] = spanOf(rows);
  const [left, right] = spanOf(columns);
  const narrow = new Float32Array(Math.max(0, bottom - top) * columns.length);
  const row = new Float32Array(stride);
  for (let y = top; y < bottom; y++) {
    const start = y * stride;
    for (let x = left; x < right; x++) {
      const sample = data[start + x] ?? 0;
      row[x] = scale ? floatAt(scale, sample) : sample;
    }
    for (let x = 0; x < columns.length; x++) narrow[(y - top) * columns.length + x] = tapped(row, columns[x]);
  }
  return stacked(narrow, columns.length, rows, top);
}

/** From the first sample that any of the taps asks for to behind the last one. */
function spanOf(taps: readonly Taps[]): readonly [from: number, to: number] {
  const from = Math.min(...taps.map(({ first }) => first));
  return [from, Math.max(...taps.map(({ first, weights }) => first + weights.length))];
}

/** Rows made of the rows of a plane that is `width` wide and begins at row `top`. */
function stacked(plane: Float32Array, width: number, rows: readonly Taps[], top: number): Float32Array {
  const result = new Float32Array(rows.length * width);
  for (const [y, { first, weights }] of rows.entries()) {
    for (let tap = 0; tap < weights.length; tap++) {
      const weight = floatAt(weights, tap);
      const start = (first + tap - top) * width;
      for (let x = 0; x < width; x++) {
        result[y * width + x] = floatAt(result, y * width + x) + weight * floatAt(plane, start + x);
      }
    }
  }
  return result;
}

function tapped(row: Float32Array, taps: Taps | undefined): number {
  if (!taps) return 0;
  let sum = 0;
  for (let tap = 0; tap < taps.weights.length; tap++)
    sum += floatAt(taps.weights, tap) * floatAt(row, taps.first + tap);
  return sum;
}
