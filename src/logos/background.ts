import { byteAt, countAt } from './element.ts';

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Colours are counted in 16 steps of each of red, green and blue. */
const SAMPLES = 4_000;
const BINS = 16 ** 3;

/** The colour that most of the given pixels have, with the share of them that have it. Three bytes per pixel. */
export function dominantColour(
  rgb: Uint8Array,
  pixels: Iterable<number>,
): { readonly colour: Colour; readonly share: number } {
  const counts = new Uint32Array(BINS);
  let total = 0;
  let best = 0;
  // A few thousand tell as much as a hundred thousand.
  const all = [...pixels];
  const step = Math.ceil(all.length / SAMPLES);
  const offsets = step > 1 ? all.filter((_, index) => index % step === 0) : all;
  for (const pixel of offsets) {
    const bin = binOf(rgb, pixel * 3);
    counts[bin] = countAt(counts, bin) + 1;
    total++;
    if (countAt(counts, bin) > countAt(counts, best)) best = bin;
  }
  return { colour: meanOf(rgb, offsets, best), share: total === 0 ? 0 : countAt(counts, best) / total };
}

function meanOf(rgb: Uint8Array, pixels: readonly number[], bin: number): Colour {
  let [red, green, blue, count] = [0, 0, 0, 0];
  for (const pixel of pixels) {
    const offset = pixel * 3;
    if (binOf(rgb, offset) !== bin) continue;
    red += byteAt(rgb, offset);
    green += byteAt(rgb, offset + 1);
    blue += byteAt(rgb, offset + 2);
    count++;
  }
  const most = Math.max(count, 1);
  return [red / most, green / most, blue / most];
}

function binOf(rgb: Uint8Array, offset: number): number {
  return (
    ((byteAt(rgb, offset) >> 4) << 8) | ((byteAt(rgb, offset + 1) >> 4) << 4) | (byteAt(rgb, offset + 2) >> 4)
  );
}

/** The pixels along the edge of a picture. */
export function edgePixels(width: number, height: number): number[] {
  const pixels: number[] = [];
  for (let x = 0; x < width; x++) pixels.push(x, (height - 1) * width + x);
  for (let y = 1; y < height - 1; y++) pixels.push(y * width, y * width + width - 1);
  return pixels;
}
