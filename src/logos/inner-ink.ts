import { dominantColour } from './background.ts';
import { byteAt } from './element.ts';
import type { InkMap } from './ink-map.ts';
import type { Box } from './logo-pixels.ts';

/** A tile fills so much of its block, and has one colour in so much of what it fills. */
const FILLED = 0.45;
const ONE_COLOUR = 0.5;
/** Pixels that are looked at to tell whether a block is a tile. */
const SAMPLES = 5_000;

/**
 * The ink on a tile: a white letter in a coloured disc, a logo on a coloured bar. What lies outside of the tile is no
 * ink. Undefined for a block that is no tile.
 */
export function innerInk(map: InkMap, box: Box): InkMap | undefined {
  const rgb = colours(map, box);
  const { width, height } = box;
  const outside = outsideOf(map, box);
  const step = Math.ceil(outside.length / SAMPLES);
  const inside: number[] = [];
  for (let pixel = 0; pixel < outside.length; pixel += step)
    if (byteAt(outside, pixel) === 0) inside.push(pixel);
  if (inside.length * step < FILLED * outside.length) return undefined;
  const { colour, share } = dominantColour(rgb, inside);
  if (share < ONE_COLOUR || share > 0.995) return undefined;
  return inkOnTile({ rgb, width, height, outside }, colour);
}

interface Tile {
  readonly rgb: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly outside: Uint8Array;
}

function inkOnTile(
  { rgb, width, height, outside }: Tile,
  [red, green, blue]: readonly number[] & { 0: number; 1: number; 2: number },
): InkMap {
  const ink = new Uint8Array(outside.length);
  let most = 0;
  for (let pixel = 0; pixel < ink.length; pixel++) {
    if (isAtOutside(outside, pixel, width)) continue;
    const offset = pixel * 3;
    const distance = Math.max(
      Math.abs(byteAt(rgb, offset) - red),
      Math.abs(byteAt(rgb, offset + 1) - green),
      Math.abs(byteAt(rgb, offset + 2) - blue),
    );
    ink[pixel] = distance;
    if (distance > most) most = distance;
  }
  return { width, height, ink, rgb, floor: Math.min(40, Math.max(12, most * 0.25)) };
}

/** The edge of a tile is softened over a pixel or two: neighbours of the outside are neither. */
function isAtOutside(outside: Uint8Array, pixel: number, width: number): boolean {
  return (
    byteAt(outside, pixel) === 1 ||
    byteAt(outside, pixel - 1) === 1 ||
    byteAt(outside, pixel + 1) === 1 ||
    byteAt(outside, pixel - width) === 1 ||
    byteAt(outside, pixel + width) === 1 ||
    byteAt(outside, pixel - 2) === 1 ||
    byteAt(outside, pixel + 2) === 1 ||
    byteAt(outside, pixel - 2 * width) === 1 ||
    byteAt(outside, pixel + 2 * width) === 1
  );
}

function colours({ rgb, width }: InkMap, box: Box): Uint8Array {
  const copy = new Uint8Array(box.width * box.height * 3);
  for (let y = 0; y < box.height; y++) {
    const start = ((box.top + y) * width + box.left) * 3;
    copy.set(rgb.subarray(start, start + box.width * 3), y * box.width * 3);
  }
  return copy;
}

/** The pixels without ink that are joined to the edge of a block: 1 for each. */
function outsideOf({ ink, width: stride, floor }: InkMap, box: Box): Uint8Array {
  const { width, height } = box;
  const outside = new Uint8Array(width * height);
  const isInk = (pixel: number): boolean => {
    const y = Math.floor(pixel / width);
    return byteAt(ink, (box.top + y) * stride + box.left + (pixel - y * width)) > floor;
  };
  const open: number[] = [];
  const visit = (pixel: number): void => {
    if (byteAt(outside, pixel) === 1 || isInk(pixel)) return;
    outside[pixel] = 1;
    open.push(pixel);
  };
  for (let x = 0; x < width; x++) {
    visit(x);
    visit((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    visit(y * width);
    visit(y * width + width - 1);
  }
  for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
    const x = pixel % width;
    if (x > 0) visit(pixel - 1);
    if (x < width - 1) visit(pixel + 1);
    if (pixel >= width) visit(pixel - width);
    if (pixel < outside.length - width) visit(pixel + width);
  }
  return outside;
}
