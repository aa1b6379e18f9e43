import { type Block, cutBlocks, SMALLEST_SIDE } from './block.ts';
import { type InkMap, inkMap } from './ink-map.ts';
import { type InkShape, inkShape } from './ink-shape.ts';
import { innerInk } from './inner-ink.ts';
import type { Box, LogoPixels } from './logo-pixels.ts';

/** A shape with where it stands in a picture. */
export interface PictureShape extends InkShape {
  readonly box: Box;
  /** How often the picture was cut before this came out; 0 is all the ink there is. */
  readonly depth: number;
  /** The ink stands on a tile of another colour. */
  readonly onTile: boolean;
  /** Sides at which the ink touches the edge of the picture: it may be cut off there. */
  readonly touches: Touches;
}

export interface Touches {
  readonly left: boolean;
  readonly top: boolean;
  readonly right: boolean;
  readonly bottom: boolean;
}

/** Tiles looked into: a page of coloured buttons. */
const MOST_TILES = 12;
/** Pixels of the shorter side below which nothing on a tile can be told. */
const SMALLEST_TILE = 20;

/** Every shape of a picture that could be a logo: its blocks, and what stands on those that are tiles. */
export function pictureShapes(pixels: LogoPixels): PictureShape[] {
  if (Math.min(pixels.width, pixels.height) < SMALLEST_SIDE) return [];
  const map = inkMap(pixels);
  const blocks = cutBlocks(map);
  const shapes = blocks.flatMap((block) => shapeOf(map, block, block, false));
  const tiles = blocks
    .filter(({ width, height }) => Math.min(width, height) >= SMALLEST_TILE)
    .slice(0, MOST_TILES);
  return [...shapes, ...tiles.flatMap((block) => shapesOnTile(map, block))];
}

function shapesOnTile(map: InkMap, tile: Block): PictureShape[] {
  const inner = innerInk(map, tile);
  if (!inner) return [];
  return cutBlocks(inner)
    .slice(0, MOST_TILES)
    .flatMap((block) => {
      const box = { ...block, left: tile.left + block.left, top: tile.top + block.top };
      return shapeOf(inner, block, box, true).map((shape) => ({ ...shape, depth: tile.depth + block.depth }));
    });
}

function shapeOf(
  map: InkMap,
  block: Block,
  { left, top, width, height }: Box,
  onTile: boolean,
): PictureShape[] {
  if (Math.min(width, height) < SMALLEST_SIDE) return [];
  const shape = inkShape(map, block);
  if (!shape) return [];
  const touches = onTile ? NOWHERE : touchesOf(map, block);
  return [{ ...shape, box: { left, top, width, height }, depth: block.depth, onTile, touches }];
}

const NOWHERE: Touches = { left: false, top: false, right: false, bottom: false };

function touchesOf({ width, height }: InkMap, block: Block): Touches {
  return {
    left: block.left <= 1,
    top: block.top <= 1,
    right: block.left + block.width >= width - 1,
    bottom: block.top + block.height >= height - 1,
  };
}
