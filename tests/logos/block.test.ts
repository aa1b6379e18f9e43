import { expect, it } from 'vitest';
import { cutBlocks } from '../../src/logos/block.ts';
import { inkMap } from '../../src/logos/ink-map.ts';
import type { Box } from '../../src/logos/logo-pixels.ts';

/** White, with black boxes. */
function picture(width: number, height: number, boxes: readonly Box[]) {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (const { left, top, width: wide, height: high } of boxes) {
    for (let y = top; y < top + high; y++) {
      for (let x = left; x < left + wide; x++) data.set([0, 0, 0], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

function boxesOf(width: number, height: number, boxes: readonly Box[]): (Box & { depth: number })[] {
  return cutBlocks(inkMap(picture(width, height, boxes)));
}

it('trims the margin', () => {
  const box = { left: 20, top: 30, width: 40, height: 25 };
  expect(boxesOf(100, 100, [box])).toEqual([{ ...box, depth: 0 }]);
});

it('separates a pictogram from the name beside it', () => {
  const pictogram = { left: 10, top: 10, width: 30, height: 30 };
  const name = { left: 60, top: 14, width: 90, height: 22 };
  expect(boxesOf(200, 50, [pictogram, name])).toEqual([
    { left: 10, top: 10, width: 140, height: 30, depth: 0 },
    { ...name, depth: 1 },
    { ...pictogram, depth: 1 },
  ]);
});

it('separates the lines of a text, and leaves the letters of a word together', () => {
  const line = (top: number) =>
    [0, 1, 2, 3].map((at) => ({ left: 10 + at * 17, top, width: 15, height: 24 }));
  expect(boxesOf(120, 100, [...line(10), ...line(60)]).map(({ width, height }) => [width, height])).toEqual([
    [66, 74],
    [66, 24],
    [66, 24],
  ]);
});

it('leaves out what is too small to be anything', () => {
  const speck = { left: 90, top: 90, width: 4, height: 4 };
  const box = { left: 10, top: 10, width: 40, height: 40 };
  expect(boxesOf(100, 100, [box, speck]).map(({ width }) => width)).toEqual([84, 40]);
});

it('ends with a page of a thousand words', () => {
  const dots = Array.from({ length: 400 }, (_, at) => ({
    left: (at % 20) * 19,
    top: Math.floor(at / 20) * 19,
    width: 12,
    height: 12,
  }));
  expect(boxesOf(384, 384, dots).length).toBeLessThanOrEqual(48);
});

it('has no block where there is no ink', () => {
  expect(boxesOf(50, 50, [])).toEqual([]);
});
