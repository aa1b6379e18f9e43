import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inkMap } from '../../src/logos/ink-map.ts';
import { resample, tapsFor } from '../../src/logos/resample.ts';

/** The same written as its definition says: each sample the weighted sum of all that it covers. */
function plainly(
  data: Uint8Array,
  stride: number,
  scale: Float32Array,
  columns: ReturnType<typeof tapsFor>,
  rows: ReturnType<typeof tapsFor>,
): number[] {
  return rows.flatMap((row) =>
    columns.map((column) => {
      let sum = 0;
      for (const [down, height] of row.weights.entries()) {
        for (const [along, width] of column.weights.entries()) {
          const value = data[(row.first + down) * stride + column.first + along] ?? 0;
          sum += height * width * (scale[value] ?? 0);
        }
      }
      return sum;
    }),
  );
}

describe('a part of a plane', () => {
  it('is resampled to what the definition says, whatever part it is', () => {
    const cases = fc.record({
      width: fc.integer({ min: 8, max: 40 }),
      height: fc.integer({ min: 8, max: 40 }),
      left: fc.integer({ min: 0, max: 6 }),
      top: fc.integer({ min: 0, max: 6 }),
      seed: fc.integer({ min: 1, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(cases, ({ width, height, left, top, seed }) => {
        const data = Uint8Array.from(
          { length: width * height },
          (_, at) => ((at + seed) * 2_654_435_761) >>> 13,
        );
        const scale = Float32Array.from({ length: 256 }, (_, value) => value / 255);
        const columns = tapsFor(left, width - left, 6, width);
        const rows = tapsFor(top, height - top, 5, height);
        const found = resample({ data, stride: width, scale }, columns, rows);
        const expected = plainly(data, width, scale, columns, rows);
        expect(found.length).toBe(expected.length);
        for (const [at, sample] of found.entries()) expect(sample).toBeCloseTo(expected[at] ?? Number.NaN, 4);
      }),
    );
  });
});

describe('colours', () => {
  it.each([
    ['opaque ones stay as they are', [10, 20, 30, 255], [10, 20, 30]],
    ['half of white shines through what is half transparent', [10, 20, 30, 51], [206, 208, 210]],
    ['nothing at all is white', [10, 20, 30, 0], [255, 255, 255]],
  ])('%s', (_, pixel, colour) => {
    const data = Uint8Array.from({ length: 4 * 16 * 16 }, (__, at) => pixel[at % 4] ?? 0);
    const { rgb } = inkMap({ width: 16, height: 16, data });
    expect([...rgb.subarray(0, 3)]).toEqual(colour);
    expect([...rgb.subarray(-3)]).toEqual(colour);
  });
});
